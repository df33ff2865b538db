import type { Free } from '../core/inset.ts';
import { palette } from '../core/palette.ts';
import type { Known } from './answers.ts';
import type { SceneLayout, Source, Vec } from './layout/forms.ts';
import { elementOf } from './layout/sources.ts';
import type { ToScreen } from './picking.ts';

/** Everything a drawing needs. */
export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly layout: SceneLayout;
  readonly known: Known;
  readonly values: Float32Array;
  /** Song that is shown, and the one that was before. */
  readonly row: number;
  readonly rowBefore: number;
  readonly toScreen: ToScreen;
  /** Part of the canvas that the page leaves free, in its pixels. */
  readonly free: Free;
}

/** Number of a source for the song that is shown. */
export function numberOf({ values, row }: Drawing, source: Source): number {
  return values[elementOf(source, row)] ?? 0;
}

/** Amber above zero, blue below. */
export function signColor(value: number): string {
  return value < 0 ? palette.minus : palette.plus;
}

/** Size of a value in 0..1 that is 0.5 at `half`. */
export function grade(value: number, half: number): number {
  return Math.abs(value) / (Math.abs(value) + half);
}

/** A line through points of the stage, `width` stage units wide where it starts. */
export function line(
  { context, toScreen }: Drawing,
  points: readonly Vec[],
  width: number,
  color: string,
  alpha: number,
): void {
  context.globalAlpha = alpha;
  context.strokeStyle = color;
  context.lineWidth = Math.max(0.5, width * toScreen(points[0]!).scale);
  context.beginPath();
  for (const [i, point] of points.entries()) {
    const { x, y } = toScreen(point);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.stroke();
  context.globalAlpha = 1;
}
