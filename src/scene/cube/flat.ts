import { palette } from '../../core/palette.ts';
import { answerColor, lightOf, mix, type Rgb } from './colors.ts';
import type { OnScreen, Project } from './labels.ts';
import { outlineOf, sheetOf, wallsOf } from './sheet.ts';
import type { CubeView } from './view.ts';

/** Where the camera stands: around and above, in radians. */
export interface Turn {
  readonly around: number;
  readonly above: number;
}

export const firstTurn: Turn = { around: 0.5, above: 0.36 };
/** Distance of the camera from the middle, in edges of the cube. */
const distance = 3.4;

/** Perspective of a cube of edge 1 on a picture of that size. */
export function projection({ around, above }: Turn, width: number, height: number): Project {
  const size = 1.62 * Math.min(width, height * 1.05);
  return ([x, y, z]) => {
    const [u, v, w] = [x - 0.5, y - 0.5, z - 0.5];
    const right = u * Math.cos(around) - w * Math.sin(around);
    const toward = u * Math.sin(around) + w * Math.cos(around);
    const up = v * Math.cos(above) - toward * Math.sin(above);
    const near = v * Math.sin(above) + toward * Math.cos(above);
    const depth = distance - near;
    return { x: width / 2 + (size * right) / depth, y: height / 2 - (size * up) / depth, depth };
  };
}

/** The cube drawn flat: what is further away first. The same numbers as in three dimensions. */
export function drawCube(context: CanvasRenderingContext2D, view: CubeView, project: Project, names = false): void {
  const { width, height } = context.canvas;
  context.fillStyle = palette.groundDeep;
  context.fillRect(0, 0, width, height);
  if (view.field)
    for (const square of wallsOf(view.field))
      polygon(
        context,
        square.map(({ at }) => project(at)),
        css(answerColor(mean(square.map(({ answer }) => answer)))),
        0.75,
      );
  edges(context, project);
  if (view.meeting) {
    const middle = project(unit(view.meeting.at, view));
    context.strokeStyle = palette.loss;
    context.lineWidth = 3;
    for (const i of view.meeting.from) line(context, project(unit(view.points[i]!.at, view)), middle);
  }
  const solids: { depth: number; draw(): void }[] = [];
  if (view.field) {
    const sheet = sheetOf(view.field);
    for (let t = 0; t < sheet.length / 9; t++) {
      const ring = [0, 3, 6].map((k) => project([sheet[9 * t + k]!, sheet[9 * t + k + 1]!, sheet[9 * t + k + 2]!]));
      const light = lightOf(sheet, t);
      const color = css(mix([0.02, 0.1, 0.09], [0.23, 0.84, 0.63], light));
      solids.push({ depth: mean(ring.map(({ depth }) => depth)), draw: () => polygon(context, ring, color, 0.6) });
    }
  }
  for (const { at, liked, name, answer } of view.points) {
    const place = project(unit(at, view));
    const size = (0.075 * Math.min(width, height)) / (place.depth / 2);
    solids.push({
      depth: place.depth,
      draw() {
        mark(context, place, size / 2, liked);
        if (names) caption(context, answer === null ? name : `${name} ${answer.toFixed(2)}`, place.x, place.y + size);
      },
    });
  }
  for (const { draw } of solids.sort((a, b) => b.depth - a.depth)) draw();
  if (view.field) {
    const lines = outlineOf(sheetOf(view.field));
    context.strokeStyle = palette.forward;
    context.lineWidth = 2;
    for (let i = 0; i < lines.length; i += 6)
      line(
        context,
        project([lines[i]!, lines[i + 1]!, lines[i + 2]!]),
        project([lines[i + 3]!, lines[i + 4]!, lines[i + 5]!]),
      );
  }
}

/** A song's place within the space shown, 0..1. */
export function unit(at: readonly [number, number, number], { low, high }: CubeView): [number, number, number] {
  return at.map((value, i) => (value - low[i]!) / (high[i]! - low[i]!)) as [number, number, number];
}

/** The twelve edges of the unit cube, as pairs of corners. */
export const cubeEdges: readonly (readonly [number, number, number])[] = [0, 1, 2].flatMap((axis) =>
  [0, 1, 2, 3].flatMap((k) =>
    [0, 1].map((end) => {
      const at = [k & 1, k >> 1];
      at.splice(axis, 0, end);
      return at as unknown as readonly [number, number, number];
    }),
  ),
);

function edges(context: CanvasRenderingContext2D, project: Project): void {
  context.strokeStyle = '#3a5384';
  context.lineWidth = 1.5;
  for (let i = 0; i < cubeEdges.length; i += 2) line(context, project(cubeEdges[i]!), project(cubeEdges[i + 1]!));
}

/** A ball where the song is liked, a box where it is not: the shape tells what the color tells. */
function mark(context: CanvasRenderingContext2D, { x, y }: OnScreen, radius: number, liked: 0 | 1): void {
  context.fillStyle = liked ? palette.plus : palette.minus;
  context.strokeStyle = palette.groundDeep;
  context.lineWidth = 2;
  context.beginPath();
  if (liked) context.arc(x, y, radius, 0, 2 * Math.PI);
  else context.rect(x - radius * 0.85, y - radius * 0.85, radius * 1.7, radius * 1.7);
  context.fill();
  context.stroke();
}

function caption(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.font = '600 15px Inter, system-ui, sans-serif';
  context.textAlign = 'center';
  context.fillStyle = palette.ink;
  context.fillText(text, x, y + 8);
}

function polygon(context: CanvasRenderingContext2D, ring: readonly OnScreen[], color: string, alpha: number): void {
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.beginPath();
  for (const { x, y } of ring) context.lineTo(x, y);
  context.fill();
  context.globalAlpha = 1;
}

function line(context: CanvasRenderingContext2D, a: OnScreen, b: OnScreen): void {
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(b.x, b.y);
  context.stroke();
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const css = (color: Rgb) => `rgb(${color.map((value) => Math.round(255 * value)).join(' ')})`;
