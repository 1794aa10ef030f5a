// Colours that stay apart for colour-blind eyes (after Okabe and Ito); every one stands beside its words.
export const QUADS = ["#4ba3d9", "#1f6aa5", "#e0a010", "#c8501e"] as const;

/** A type's colour: its class's, lighter or darker by its place in it. */
export function typeColour(quad: number, place: number, of: number): string {
  const base = QUADS[quad - 1] ?? "#888";
  const share = of > 1 ? place / (of - 1) : 0.5;
  return mix(base, share < 0.5 ? "#ffffff" : "#000000", Math.abs(share - 0.5) * 0.7);
}

/** From conflict over grey to cooperation. */
export const SCORES = ["#b23a12", "#e0a010", "#d8d4cc", "#6fb3dc", "#1f6aa5"];

function mix(colour: string, other: string, share: number): string {
  const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const [a, b] = [channels(colour), channels(other)];
  const mixed = a.map((value, at) => Math.round(value * (1 - share) + (b[at] ?? 0) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
