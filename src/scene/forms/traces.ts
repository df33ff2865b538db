import { attribute, cross, float, mix, select, smoothstep, varying, vec3 } from 'three/tsl';
import { CircleGeometry, type Material, Mesh, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { TraceForm, Vec } from '../layout/forms.ts';
import { halfWeight, least } from '../layout/grades.ts';
import { phases } from '../layout/phases.ts';
import { direction } from '../layout/route.ts';
import { type Float3, lit, signTint, tint } from './colors.ts';
import { corners, instances, shown } from './instances.ts';
import { type Float, type Float2, grade, gradeGradient, type Live, pulse, swell } from './live.ts';
import { drawnAt } from './pixel.ts';
import { dropGeometry } from './somas.ts';
import { sweepGeometry } from './tube.ts';

/** Materials of conductors and of the bulbs and pads at their ends. */
export interface TraceMaterials {
  readonly trace: Material;
  readonly bulb: Material;
  readonly pad: Material;
}

/** x·w where `drive` is a value, or w where the newest symbol is the one the trace starts at (stride -1 - symbol). */
function through(live: Live, drive: Float2, weight: Float): Float {
  const newest = live.turned(drive.x, 'wave');
  const isSymbol = drive.y.lessThan(-0.5);
  const symbol = drive.y.negate().sub(1);
  const on = select(newest.sub(symbol).abs().lessThan(0.5), float(1), float(0));
  return select(isSymbol, on, live.of(drive, 'wave')).mul(weight);
}

interface Strength {
  /** 0..1: how much of its full width the trace has. */
  readonly wide: Float;
  /** 0..1: from idle copper to the color of its sign. */
  readonly bright: Float;
}

/**
 * A single neuron has few and large weights: all are drawn by size. Of a matrix of hundreds only the strongest stand
 * out; the rest is copper.
 */
function strengthOf(live: Live, weight: Float, matrix: Float): Strength {
  const alone = matrix.lessThan(-0.5);
  const light = grade(weight, halfWeight.light);
  const rank = live.rank(weight, matrix.max(0));
  const chosen = smoothstep(0, 0.02, rank);
  return {
    wide: select(alone, grade(weight, halfWeight.width), chosen.mul(rank.mul(0.6).add(0.5)).add(0.08)),
    bright: select(alone, smoothstep(0.02, 0.35, light), chosen.mul(rank.mul(0.5).add(0.5))),
  };
}

export function traceMaterials(live: Live): TraceMaterials {
  return { trace: conductor(live), bulb: bulb(live), pad: pad(live) };
}

/** Idle copper, in a matrix dark enough to sink behind its strongest, or the color of its sign. */
function hue(weight: Float, bright: Float, matrix: Float): Float3 {
  const idle = tint('copper').mul(select(matrix.lessThan(-0.5), float(1.25), float(0.6)));
  return mix(idle, signTint(weight), bright.mul(0.98).add(0.02));
}

/** Width and hue from the weight; pulses from what runs through it and from its gradient. */
function conductor(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const sources = attribute('data0', 'vec4');
  const style = attribute('data1', 'vec4');
  const along = varying(attribute('along', 'float'));
  const weight = live.at(sources.x, 'update').toVertexStage();
  const gradient = gradeGradient(live.at(sources.y, 'error').toVertexStage());
  const strength = strengthOf(live, weight, style.y);
  const bright = strength.bright.toVertexStage();
  const running = grade(through(live, sources.zw, weight), halfWeight.light * 0.5).toVertexStage();
  const update = swell(live, ...phases.update).mul(gradient);
  const width = style.x.mul(strength.wide.mul(1 - least.weight).add(least.weight)).mul(update.mul(0.5).add(1));
  const center = attribute('position', 'vec3');
  // Copper may break into dots: drawn as wide, it would cover the haze.
  const clear = bright.greaterThan(0.01);
  const drawn = drawnAt(center, width);
  // Stronger ones lie higher, so that they pass over the weak.
  const lift = attribute('lift', 'vec3').mul(bright.mul(0.07));
  material.positionNode = center
    .add(attribute('side', 'vec3').mul(select(clear, drawn.width, width).mul(0.5)))
    .add(lift);
  // Of a matrix, what runs now is clear; what waits for another letter is there, and half as bright.
  const active = select(style.y.lessThan(-0.5), float(1), smoothstep(0, 0.3, running).mul(0.55).add(0.45));
  const base = hue(weight, bright.mul(active), style.y).toVertexStage();
  const forward = pulse(live, along, varying(style.z), varying(style.w))
    .mul(running.mul(1.5).min(1))
    .mul(bright.mul(0.94).add(0.06));
  const backward = pulse(live, along, ...phases.error, true)
    .mul(gradient)
    .mul(bright.mul(0.8).add(0.2));
  material.colorNode = lit(base, bright.mul(0.5).add(running.mul(bright).mul(0.4)), 0.45)
    .mul(varying(select(clear, drawn.light, 1)))
    .add(mix(tint('forward'), vec3(1, 1, 1), 0.35).mul(forward.mul(1.7)))
    .add(tint('backward').mul(backward.mul(1.6)))
    .add(base.mul(update.mul(0.8)));
  return material;
}

/** A drop at the start of a round trace: the synapse. It lights up when the wave arrives. */
function bulb(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const place = attribute('place', 'vec4');
  const sources = attribute('sources', 'vec4');
  const matrix = attribute('matrix', 'float');
  const weight = live.at(sources.x, 'update').toVertexStage();
  const { wide, bright } = strengthOf(live, weight, matrix);
  const running = grade(through(live, sources.zw, weight), halfWeight.light * 0.5).toVertexStage();
  const gradient = gradeGradient(live.at(sources.y, 'error').toVertexStage());
  const lit0 = swell(live, 0.12, 0.3).mul(running);
  const size = place.w.mul(wide.mul(0.75).add(0.25)).mul(lit0.mul(0.25).add(1));
  material.positionNode = attribute('position', 'vec3').mul(size).add(place.xyz);
  const back = swell(live, 0.74, 0.9).mul(gradient);
  const color = hue(weight, bright, matrix).toVertexStage();
  material.colorNode = lit(color, bright.mul(0.5).add(lit0.mul(1.6)).toVertexStage(), 0.7).add(
    tint('loss').mul(back.mul(1.2)),
  );
  return material;
}

/** A round pad where a flat trace ends. */
function pad(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const place = attribute('place', 'vec4');
  const up = attribute('planeUp', 'vec3');
  const main = attribute('element', 'vec2');
  const weight = live.at(main.x, 'update').toVertexStage();
  const { wide, bright } = strengthOf(live, weight, main.y);
  const corner = attribute('position', 'vec3');
  const over = cross(up, vec3(1, 0, 0));
  const size = place.w.mul(wide.mul(0.8).add(0.2));
  const spot = vec3(1, 0, 0).mul(corner.x).add(over.mul(corner.y)).mul(size);
  material.positionNode = place.xyz.add(spot).add(up.mul(bright.mul(0.07).add(0.004)));
  material.colorNode = hue(weight, bright, main.y).mul(bright.mul(0.8).add(0.5)).toVertexStage();
  return material;
}

/** Meshes of all traces, in two or three draw calls. */
export function traceMeshes(traces: readonly TraceForm[], materials: TraceMaterials, detail: number): Object3D[] {
  if (traces.length === 0) return [];
  const many = traces.length > 400;
  const geometry = sweepGeometry(
    traces.map((form) => {
      const { round, width, phase, points, up, matrix } = form;
      return {
        points,
        up,
        sides: round ? corners(many ? 4 : 14, detail) : 2,
        data: [...sourcesOf(form), width, matrix, ...phase],
      };
    }),
    2,
  );
  const list: (Object3D | null)[] = [shown(new Mesh(geometry, materials.trace))];
  const round = traces.filter((form) => form.round);
  list.push(
    instances(
      dropGeometry(corners(many ? 8 : 24, detail)),
      {
        place: { size: 4, data: round.flatMap((form) => [...form.points[0]!, form.width * 0.66]) },
        sources: { size: 4, data: round.flatMap(sourcesOf) },
        matrix: { size: 1, data: round.map(({ matrix }) => matrix) },
      },
      materials.bulb,
    ),
  );
  const ends = traces.filter((form) => !form.round).flatMap((form) => padsOf(form).map((at) => ({ form, at })));
  list.push(
    instances(
      new CircleGeometry(1, 10),
      {
        place: { size: 4, data: ends.flatMap(({ form, at }) => [...at, form.width * 1.05]) },
        planeUp: { size: 3, data: ends.flatMap(({ form }) => [...form.up]) },
        element: { size: 2, data: ends.flatMap(({ form }) => [form.weight.element, form.matrix]) },
      },
      materials.pad,
    ),
  );
  return list.filter((mesh) => mesh !== null);
}

function padsOf({ points }: TraceForm): Vec[] {
  const a = points[0]!;
  const b = points[points.length - 1]!;
  const inward = direction(b, points[points.length - 2] ?? b);
  return [a, [b[0] + inward[0] * 0.02, b[1] + inward[1] * 0.02, b[2] + inward[2] * 0.02]];
}

function sourcesOf({ weight, gradient, drive, symbol }: TraceForm): number[] {
  return [weight.element, gradient.element, drive.element, symbol === undefined ? drive.stride : -1 - symbol];
}
