import { drawCube, firstTurn, projection } from './flat.ts';
import type { CubeView } from './view.ts';

/** The cube on a canvas that goes to paper, with the songs' names. */
export function drawPaperCube(canvas: HTMLCanvasElement, view: CubeView): void {
  const context = canvas.getContext('2d');
  if (context) drawCube(context, view, projection(firstTurn, canvas.width, canvas.height), true);
}
