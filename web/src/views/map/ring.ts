// A ring with an arc for each class; dashed and hollow where its point is not where it happened.
import { events, worth, type Spot } from "./clusters";

const SVG = "http://www.w3.org/2000/svg";

function part(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function short(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1_000_000 ? `${Math.round(count / 1000)}k` : `${(count / 1_000_000).toFixed(1)}M`;
}

export function donut(spot: Spot, size: number): HTMLElement {
  const kind = worth(spot);
  const kindly = kind === "vague" ? 0.7 : 1;
  const [middle, width] = [size / 2, Math.max(3.5, (size / 7) * kindly)];
  const radius = middle - width / 2 - 2;
  const svg = part("svg", { width: size, height: size, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true", class: kind });
  svg.append(part("circle", { cx: middle, cy: middle, r: radius, class: "hole" }));
  for (const arc of arcs(spot, middle, radius, width)) svg.append(arc);
  if (kind !== "exact") svg.append(part("circle", { cx: middle, cy: middle, r: middle - 1, class: "vague" }));
  const label = part("text", { x: middle, y: middle, class: "number" });
  label.textContent = short(events(spot));
  svg.append(label);
  if (spot.dead > 0) svg.append(part("circle", { cx: middle + radius * Math.SQRT1_2, cy: middle - radius * Math.SQRT1_2, r: 4, class: "deadly" }));
  const box = document.createElement("div");
  box.append(svg);
  return box;
}

function arcs(spot: Spot, middle: number, radius: number, width: number): SVGElement[] {
  const all = events(spot);
  const around = 2 * Math.PI * radius;
  let before = 0;
  return spot.quads.flatMap((count, at) => {
    if (count === 0) return [];
    const length = (count / all) * around;
    const arc = part("circle", {
      cx: middle, cy: middle, r: radius, class: `arc q${at + 1}`, "stroke-width": width,
      "stroke-dasharray": `${length} ${around - length}`, "stroke-dashoffset": -before, transform: `rotate(-90 ${middle} ${middle})`,
    });
    before += length;
    return [arc];
  });
}
