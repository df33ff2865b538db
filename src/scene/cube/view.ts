/** Points along each edge of the field: 20 cells, so that a bent sheet looks bent. */
export const fieldPoints = 21;

/** A song as a point of the cube. */
export interface CubePoint {
  readonly name: string;
  /** Its three features. */
  readonly at: readonly [number, number, number];
  readonly liked: 0 | 1;
  /** The network's answer, 0 to 1, as the engine gave it; null where it has not been asked. */
  readonly answer: number | null;
}

/** What the cube shows: songs as points, and what the network says everywhere between them. Plain data. */
export interface CubeView {
  /** Names of the three features: to the right, up, and towards the viewer. */
  readonly axes: readonly [string, string, string];
  readonly points: readonly CubePoint[];
  /** The space shown, one lowest and highest value an axis. */
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  /**
   * The network's logit at `fieldPoints`^3 places of that space, first axis fastest; null shows no network. Where it is 0
   * lies the boundary.
   */
  readonly field: Float32Array | null;
  /** A point that two groups of songs share as their mean: lines run to it from each of these points. */
  readonly meeting: { readonly at: readonly [number, number, number]; readonly from: readonly number[] } | null;
}
