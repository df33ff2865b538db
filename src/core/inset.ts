/** What the page covers of the stage: CSS pixels from each of its edges. The picture is composed into the rest. */
export interface Inset {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of the stage that is free, in CSS pixels from its top left. */
export interface Free {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const noInset: Inset = { left: 0, top: 0, right: 0, bottom: 0 };

/** What an inset leaves of a stage of that size; at least one pixel each way. */
export function freeOf({ left, top, right, bottom }: Inset, width: number, height: number): Free {
  return { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
}
