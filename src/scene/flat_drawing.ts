import { type PaletteColor, palette } from '../core/palette.ts';
import { symbolOfRank } from './answers.ts';
import { type Drawing, grade, line, numberOf, signColor } from './flat_paint.ts';
import { drawUnits } from './flat_units.ts';
import { shapeOf } from './forms/symbols.ts';
import { type Box, boxAt, inside, textOf, touches } from './labels.ts';
import type { Vec, Wire } from './layout/forms.ts';
import {
  blame,
  carriedBy,
  halfWeight,
  least,
  leastLetter,
  memoryHeight,
  missed,
  tapLight,
  verdictOf,
} from './layout/grades.ts';
import { writeCuts } from './layout/matrices.ts';
import { songsInSight } from './layout/song_plan.ts';

/** Draws the whole picture, far things first. */
export function draw(drawing: Drawing): void {
  drawRidges(drawing);
  const { wires } = drawing.layout;
  drawWires(
    drawing,
    wires.filter((wire) => !isLane(wire)),
  );
  drawChevrons(drawing);
  drawTraces(drawing);
  // The way of the signal passes over the weights.
  drawWires(drawing, wires.filter(isLane));
  drawUnits(drawing);
  drawWaves(drawing);
  drawVerdict(drawing);
  drawGlyphs(drawing);
  drawLabels(drawing);
}

/** One line a step, the oldest first, each over a ground that hides what lies behind. */
function drawRidges(drawing: Drawing): void {
  const { layout, values, context, toScreen } = drawing;
  for (const land of layout.landscapes) {
    const { at, width, columns, units, steps, rise, depth, spread, center, amplitude } = land;
    for (const step of land.lines) {
      const far = steps > 1 ? 1 - step / (steps - 1) : 0;
      const points = Array.from({ length: columns }, (_, k) => {
        const c = values[land.element + step * units + Math.floor(((k + 0.5) * units) / columns)] ?? 0;
        const height = memoryHeight(c) * amplitude;
        const x = at[0] + ((k + 0.5) / columns - 0.5) * width;
        const place: Vec = [
          center + (x - center) * (1 + spread * far),
          at[1] + rise * far + height,
          at[2] - depth * far,
        ];
        return { c, place };
      });
      const low = toScreen([at[0], at[1] + rise * far - amplitude * 1.2, at[2] - depth * far]).y;
      const shown = points.map(({ place }) => toScreen(place));
      context.fillStyle = palette.groundDeep;
      context.globalAlpha = 0.85;
      context.beginPath();
      context.moveTo(shown[0]!.x, low);
      for (const { x, y } of shown) context.lineTo(x, y);
      context.lineTo(shown[shown.length - 1]!.x, low);
      context.fill();
      for (let k = 1; k < points.length; k++) {
        const c = points[k]!.c;
        const alpha = (0.15 + 0.75 * grade(c, 0.5)) * (1 - 0.7 * far);
        line(drawing, [points[k - 1]!.place, points[k]!.place], 0.02, signColor(c), alpha);
      }
    }
  }
}

const wireColor = {
  forward: 'forward',
  input: 'input',
  answer: 'forward',
  memory: 'plus',
  error: 'loss',
  gradient: 'backward',
  blame: 'loss',
  letter: 'input',
  door: 'input',
  guess: 'forward',
  said: 'forward',
} as const;

/** Kinds that are not there at all where their number is 0. */
const lit: readonly Wire['kind'][] = ['door', 'guess', 'said'];

/** How strong a wire is, 0..1: as in the sculpture. */
function strengthOf(kind: Wire['kind'], value: number, decisions: number, symbol = 0): number {
  if (kind === 'error') return missed(value, decisions);
  if (kind === 'letter') return Math.round(value) === symbol ? 1 : 0;
  if (lit.includes(kind)) return carriedBy(value);
  if (kind === 'blame') return blame(value);
  return grade(kind === 'answer' ? Math.exp(-value) : value, kind === 'gradient' ? 0.02 : 0.3);
}

function isLane({ kind }: Wire): boolean {
  return kind === 'letter' || lit.includes(kind);
}

function drawWires(drawing: Drawing, wires: readonly Wire[]): void {
  for (const wire of wires) {
    const value = numberOf(drawing, wire.source);
    const color = wire.kind === 'memory' ? signColor(value) : palette[wireColor[wire.kind] as PaletteColor];
    const strength = strengthOf(wire.kind, value, drawing.layout.decisions, wire.symbol);
    const lane = isLane(wire);
    const light = wire.kind === 'door' || wire.kind === 'said' ? tapLight : 1;
    if (lane && strength < 0.01) continue;
    const error = wire.kind === 'error' || wire.kind === 'blame';
    const thin = lane ? 0 : error ? least.error : 1;
    const faint = error ? 0.4 : 0.2;
    line(
      drawing,
      wire.points,
      wire.width * 1.4 * (thin + (1 - thin) * strength),
      color,
      (faint + (1 - faint) * strength) * light,
    );
  }
}

function drawChevrons(drawing: Drawing): void {
  const { context, toScreen, layout } = drawing;
  for (const { at, way, size, source, kind } of layout.chevrons) {
    const strength = source.element < 0 ? 1 : strengthOf(kind, numberOf(drawing, source), layout.decisions);
    const reach = size * (0.5 + 0.5 * strength);
    const [tip, back] = [0.75, -0.5].map((k) => toScreen([0, 1, 2].map((d) => at[d]! + way[d]! * reach * k) as never));
    const [dx, dy] = [(tip!.x - back!.x) * 0.6, (tip!.y - back!.y) * 0.6];
    context.fillStyle = palette[wireColor[kind]];
    context.globalAlpha = 0.25 + 0.75 * strength;
    context.beginPath();
    context.moveTo(tip!.x, tip!.y);
    context.lineTo(back!.x - dy, back!.y + dx);
    context.lineTo(back!.x + dy, back!.y - dx);
    context.fill();
  }
  context.globalAlpha = 1;
}

function drawTraces(drawing: Drawing): void {
  const { traces, matrices } = drawing.layout;
  const first = traces[0];
  if (!first) return;
  const cuts: number[] = [];
  writeCuts(matrices, drawing.values, first.weight.element - first.trace, cuts, []);
  const strong: (() => void)[] = [];
  for (const { points, weight, width, matrix } of traces) {
    const w = numberOf(drawing, weight);
    if (matrix < 0) {
      const strength = grade(w, halfWeight.light);
      const color = strength < 0.08 ? palette.copper : signColor(w);
      line(
        drawing,
        points,
        width * (least.weight + (1 - least.weight) * grade(w, halfWeight.width)),
        color,
        0.25 + 0.7 * strength,
      );
      continue;
    }
    const [cut, most] = [cuts[2 * matrix]!, cuts[2 * matrix + 1]!];
    const rank = Math.min(1, (Math.abs(w) - cut) / Math.max(1e-6, most - cut));
    // The strongest of each matrix stand out, as in the sculpture, and lie over the rest.
    if (rank > 0) strong.push(() => line(drawing, points, width * (0.6 + 0.5 * rank), signColor(w), 0.5 + 0.5 * rank));
    else line(drawing, points, width * 0.2, palette.copper, 0.5);
  }
  for (const drawn of strong) drawn();
}

function drawWaves(drawing: Drawing): void {
  const { context, layout, values, toScreen, row } = drawing;
  for (const wave of layout.waves) {
    const upper: { x: number; y: number }[] = [];
    const lower: { x: number; y: number }[] = [];
    for (let i = 0; i <= 96; i++) {
      const u = i / 96;
      const place = wave.travels ? row + (1 - u) * songsInSight : u * (wave.steps - 1);
      const step = wave.travels ? Math.floor(place) % wave.steps : Math.round(place);
      const shape = wave.travels ? Math.sin((place % 1) * Math.PI) : 1;
      const amount = Math.min(1.2, Math.abs(values[wave.source.element + step * wave.step] ?? 0) / wave.full) * shape;
      const x = wave.from[0] + (wave.to[0] - wave.from[0]) * u;
      const size = amount * wave.amplitude + 0.028;
      upper.push(toScreen([x, wave.from[1] + size, wave.from[2]]));
      lower.unshift(toScreen([x, wave.from[1] - size, wave.from[2]]));
    }
    context.fillStyle = palette.input;
    context.beginPath();
    for (const { x, y } of [...upper, ...lower]) context.lineTo(x, y);
    context.fill();
  }
}

function drawVerdict(drawing: Drawing): void {
  const { context, layout, toScreen } = drawing;
  const { at, radius, loss, answer } = layout.verdict;
  const cost = Math.max(0, numberOf(drawing, loss));
  const lobes = verdictOf(cost, answer.element < 0 ? Math.exp(-cost) : numberOf(drawing, answer), layout.decisions);
  const middle = toScreen(at);
  const gap = lobes.gap * 0.5 * middle.scale;
  for (const [way, lobe, color] of [
    [-1, lobes.answer, palette.forward],
    [1, lobes.loss, palette.loss],
  ] as const) {
    context.globalAlpha = 0.2 + 0.8 * lobe.amount;
    context.fillStyle = color;
    context.beginPath();
    const size = radius * middle.scale * lobe.size;
    context.arc(middle.x, middle.y + way * gap, size, way < 0 ? Math.PI : 0, way < 0 ? 2 * Math.PI : Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

function drawGlyphs(drawing: Drawing): void {
  const { context, layout, values, toScreen } = drawing;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { at, size, symbol, place, candidate } of layout.glyphs) {
    const index = candidate ? symbolOfRank(values, layout.candidates, place) : Math.round(values[symbol.element] ?? -1);
    const text = layout.symbols[index];
    if (text === undefined) continue;
    const p = candidate ? (values[layout.candidates.element + index] ?? 0) : 1;
    const point = toScreen([at[0], at[1] - 0.2, at[2]]);
    context.font = `600 ${size * (candidate ? 0.3 + 0.7 * p : 1) * point.scale * 0.78}px system-ui, sans-serif`;
    context.globalAlpha = candidate ? Math.min(1, 0.35 + p) : Math.max(leastLetter, 1 - place * 0.045);
    context.fillStyle = candidate ? palette.forward : palette.input;
    context.fillText(shapeOf(text), point.x, point.y);
  }
  context.globalAlpha = 1;
}

function drawLabels({ context, layout, known, toScreen, free }: Drawing): void {
  const boxes: Box[] = [];
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const label of layout.labels.filter(({ views }) => views.includes('whole'))) {
    const text = textOf(label, known);
    const lines = text.split('\n');
    const at = toScreen(label.at);
    const size = Math.min(72, Math.max(11, label.size * at.scale));
    context.font = `500 ${size}px system-ui, sans-serif`;
    const box = boxAt(
      at.x,
      at.y,
      Math.max(...lines.map((one) => context.measureText(one).width)),
      size * 1.2 * lines.length,
      label.align,
    );
    if (text === '' || !inside(box, free) || boxes.some((other) => touches(box, other))) continue;
    boxes.push(box);
    if (label.plate) {
      context.fillStyle = `${palette.groundDeep}c8`;
      context.fillRect(box.left - size * 0.3, box.top, box.right - box.left + size * 0.6, box.bottom - box.top);
    }
    context.fillStyle = palette[label.color];
    for (const [k, one] of lines.entries()) context.fillText(one, box.left, box.top + size * 1.2 * (k + 0.5));
  }
}
