// Colours that stay apart for colour-blind eyes (after Okabe and Ito). The style sheet holds their values, one set for
// light and one for dark; each stands beside its words wherever it is used.

export const QUADS = [1, 2, 3, 4] as const;

export function quadColour(quad: number): string {
  return `var(--q${quad})`;
}

/** Steps of the score's scale, from conflict over neutral to cooperation; the style sheet's --s0 to --s8. */
const STEPS = 9;

export function scoreStep(score: number): number {
  const share = (Math.max(-10, Math.min(10, score)) + 10) / 20;
  return Math.min(STEPS - 1, Math.floor(share * STEPS));
}

export function scoreColour(score: number): string {
  return `var(--s${scoreStep(score)})`;
}

/** A type's colour: its class's, lighter or darker by its place among the types of the class. */
export function typeColour(quad: number, place: number, of: number): string {
  const share = of > 1 ? place / (of - 1) : 0.5;
  if (share === 0.5) return quadColour(quad);
  const towards = share < 0.5 ? "white" : "black";
  return `color-mix(in oklab, ${quadColour(quad)}, ${towards} ${Math.round(Math.abs(share - 0.5) * 90)}%)`;
}
