import { palette } from '../core/palette.ts';
import { type Drawing, grade, numberOf, signColor } from './flat_paint.ts';
import type { Ring, Soma } from './layout/forms.ts';
import { gauge, valveAngle } from './layout/grades.ts';
import { elementOf } from './layout/sources.ts';

const { gap, swing } = valveAngle;

/** Walls with their gauges, doors, bodies, and the arcs around them. */
export function drawUnits(drawing: Drawing): void {
  drawWalls(drawing);
  drawDoors(drawing);
  for (const soma of drawing.layout.somas) {
    drawBody(drawing, soma);
    drawArcs(drawing, soma);
  }
  drawing.context.globalAlpha = 1;
}

function drawWalls(drawing: Drawing): void {
  const { context, layout, toScreen, values } = drawing;
  for (const ring of layout.rings) {
    const at = toScreen(ring.at);
    const excited = Math.min(1, Math.abs(numberOf(drawing, ring.value)));
    context.globalAlpha = 0.35 + 0.6 * excited;
    context.strokeStyle = palette.wall;
    context.lineWidth = Math.max(0.6, ring.tube * 2 * at.scale);
    const turn = Math.PI / 2;
    const spans = ring.gapped
      ? [0, 1, 2].map((k) => [k * turn + gap, (k === 2 ? 4 : k + 1) * turn - gap])
      : [[0, 4 * turn]];
    for (const [from, to] of spans) {
      context.beginPath();
      // Angles grow upwards on the stage, downwards on the screen.
      context.arc(at.x, at.y, ring.radius * at.scale, -from!, -to!, true);
      context.stroke();
    }
    if (ring.bias < 0) continue;
    const bias = values[ring.bias] ?? 0;
    drawGauge(drawing, ring, Math.PI / 4, gauge.answer * excited, palette.wall);
    drawGauge(drawing, ring, (5 * Math.PI) / 4, gauge.bias * grade(bias, gauge.halfBias), signColor(bias));
  }
}

/** Where the wall is thick: as far to both sides of the angle as a chord of `span` radii reaches. */
function drawGauge({ context, toScreen }: Drawing, ring: Ring, angle: number, span: number, color: string): void {
  const half = 2 * Math.asin(Math.min(1, span / 2));
  if (half < 0.01) return;
  const at = toScreen(ring.at);
  context.globalAlpha = 1;
  context.strokeStyle = color;
  context.lineWidth = ring.tube * 3.7 * at.scale;
  context.beginPath();
  context.arc(at.x, at.y, ring.radius * at.scale, -angle - half, half - angle);
  context.stroke();
}

function drawDoors(drawing: Drawing): void {
  const { context, layout, toScreen } = drawing;
  context.globalAlpha = 1;
  for (const valve of layout.valves) {
    const at = toScreen(valve.at);
    const open = numberOf(drawing, valve.opening);
    for (const way of [1, -1]) {
      const hinge = valve.angle + way * gap;
      const turned = hinge - way * (Math.PI / 2 + gap / 2) + way * open * swing;
      const [x, y] = [
        at.x + Math.cos(hinge) * valve.radius * at.scale,
        at.y - Math.sin(hinge) * valve.radius * at.scale,
      ];
      const length = valve.radius * 0.32 * at.scale;
      context.strokeStyle = valve.gate === 'i' ? signColor(numberOf(drawing, valve.flow)) : palette.ink;
      context.lineWidth = Math.max(1, valve.tube * 2 * at.scale);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + Math.cos(turned) * length, y - Math.sin(turned) * length);
      context.stroke();
    }
  }
}

/** How large a body is drawn, as a factor of its radius. */
function sizeOf(h: number): number {
  return 0.46 + 0.72 * Math.min(1, Math.abs(h));
}

function drawBody(drawing: Drawing, soma: Soma): void {
  const { context, toScreen } = drawing;
  const h = numberOf(drawing, soma.value);
  const at = toScreen(soma.at);
  const size = soma.radius * at.scale * sizeOf(h);
  context.fillStyle = soma.signed ? signColor(h) : palette.forward;
  context.globalAlpha = 0.35 + 0.65 * Math.min(1, Math.abs(h));
  context.beginPath();
  context.arc(at.x, at.y, size, Math.PI * 0.3, Math.PI * 1.7);
  context.lineTo(at.x + size * 1.9, at.y);
  context.closePath();
  context.fill();
}

/** Two arcs above and two below: how much the number changed since the step, or the song, before. */
function drawArcs(drawing: Drawing, soma: Soma): void {
  const { context, toScreen, values, rowBefore } = drawing;
  const h = numberOf(drawing, soma.value);
  const earlier = soma.before.element < 0 ? elementOf(soma.value, rowBefore) : soma.before.element;
  const change = Math.min(1, Math.abs(h - (values[earlier] ?? 0)));
  if (change < 0.02) return;
  const at = toScreen(soma.at);
  const size = soma.radius * at.scale * sizeOf(h) * (1 + 0.15 * change);
  context.strokeStyle = soma.signed ? signColor(h) : palette.forward;
  context.globalAlpha = Math.min(1, 1.2 * change);
  for (const [i, radius] of [1.55, 1.8].entries())
    for (const side of [Math.PI / 2, -Math.PI / 2]) {
      context.lineWidth = Math.max(0.5, size * (0.048 - 0.016 * i));
      const half = Math.PI * (0.16 - 0.025 * i);
      context.beginPath();
      context.arc(at.x + size * 0.2, at.y, size * radius, side - half, side + half);
      context.stroke();
    }
}
