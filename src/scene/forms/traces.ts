import { attribute, cross, float, mix, select, smoothstep, varying, vec3 } from 'three/tsl';
import {
  CircleGeometry,
  type Material,
  Mesh,
  MeshBasicNodeMaterial,
  type Object3D,
  SphereGeometry,
} from 'three/webgpu';
import type { TraceForm, Vec } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { direction } from '../layout/route.ts';
import { glass, signTint, tint } from './colors.ts';
import { instances, shown } from './instances.ts';
import { type Float, type Float2, grade, gradeGradient, type Live, pulse, swell } from './live.ts';
import { sweepGeometry } from './tube.ts';

/** |w| at which a trace has half its full width: a song's neuron has few and large weights, a text model many small. */
const half = { round: 1.6, flat: 1.4 } as const;

/** Materials of conductors and of the bulbs and pads at their ends. */
export interface TraceMaterials {
  readonly trace: Material;
  readonly bulb: Material;
  readonly pad: Material;
}

/** x·w where `drive` is a value, or w where the newest symbol is the one the trace starts at (stride -1 - symbol). */
function through(live: Live, drive: Float2, weight: Float): Float {
  const newest = live.at(drive.x);
  const isSymbol = drive.y.lessThan(-0.5);
  const symbol = drive.y.negate().sub(1);
  const on = select(newest.sub(symbol).abs().lessThan(0.5), float(1), float(0));
  return select(isSymbol, on, live.of(drive)).mul(weight);
}

export function traceMaterials(live: Live): TraceMaterials {
  return { trace: conductor(live), bulb: bulb(live), pad: pad(live) };
}

/** Width and hue from the weight; pulses from what runs through it and from its gradient. */
function conductor(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const sources = attribute('data0', 'vec4');
  const style = attribute('data1', 'vec4');
  const along = varying(attribute('along', 'float'));
  const weight = live.at(sources.x).toVertexStage();
  const gradient = gradeGradient(live.at(sources.y).toVertexStage());
  const strength = grade(weight, style.y).toVertexStage();
  const running = grade(through(live, sources.zw, weight), style.y).toVertexStage();
  const update = swell(live, ...phases.update).mul(gradient);
  const width = style.x.mul(0.5).mul(strength.mul(0.7).add(0.3)).mul(update.mul(0.6).add(1));
  // Stronger ones lie higher, so that they pass over the weak.
  const lift = attribute('lift', 'vec3').mul(strength.mul(0.06));
  material.positionNode = attribute('position', 'vec3').add(attribute('side', 'vec3').mul(width)).add(lift);
  const bright = smoothstep(0.06, 0.6, strength);
  const base = mix(tint('copper').mul(1.2), signTint(weight), bright.mul(bright).mul(0.93).add(0.07));
  const forward = pulse(live, along, varying(style.z), varying(style.w)).mul(running.mul(1.5).min(1));
  const backward = pulse(live, along, ...phases.error, true).mul(gradient);
  material.colorNode = glass(base, bright.mul(0.55).add(0.05))
    .add(mix(tint('forward'), vec3(1, 1, 1), 0.35).mul(forward))
    .add(tint('backward').mul(backward.mul(gradient)))
    .add(base.mul(update.mul(0.8)));
  return material;
}

/** A drop at the start of a round trace: the synapse. It lights up when the wave arrives. */
function bulb(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const place = attribute('place', 'vec4');
  const sources = attribute('sources', 'vec4');
  const weight = live.at(sources.x).toVertexStage();
  const strength = grade(weight, half.round).toVertexStage();
  const running = grade(through(live, sources.zw, weight), half.round).toVertexStage();
  const gradient = gradeGradient(live.at(sources.y).toVertexStage());
  const lit = swell(live, 0.12, 0.3).mul(running);
  const size = place.w.mul(strength.mul(0.6).add(0.4)).mul(lit.mul(0.25).add(1));
  material.positionNode = attribute('position', 'vec3')
    .mul(size)
    .mul(vec3(1.5, 1, 1))
    .add(place.xyz);
  const back = swell(live, 0.74, 0.9).mul(gradient);
  material.colorNode = glass(signTint(weight), strength.mul(0.5).add(lit).add(0.15)).add(
    tint('loss').mul(back.mul(0.8)),
  );
  return material;
}

/** A round pad where a flat trace ends. */
function pad(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const place = attribute('place', 'vec4');
  const up = attribute('planeUp', 'vec3');
  const weight = live.at(attribute('element', 'float')).toVertexStage();
  const strength = grade(weight, half.flat).toVertexStage();
  const corner = attribute('position', 'vec3');
  const over = cross(up, vec3(1, 0, 0));
  const size = place.w.mul(strength.mul(0.85).add(0.15));
  const spot = vec3(1, 0, 0).mul(corner.x).add(over.mul(corner.y)).mul(size);
  material.positionNode = place.xyz.add(spot).add(up.mul(0.004));
  material.colorNode = mix(
    tint('copper').mul(1.5),
    signTint(weight).mul(0.7),
    smoothstep(0.06, 0.6, strength).mul(0.92).add(0.08),
  );
  return material;
}

/** Meshes of all traces, in two or three draw calls. */
export function traceMeshes(traces: readonly TraceForm[], materials: TraceMaterials): Object3D[] {
  if (traces.length === 0) return [];
  const many = traces.length > 400;
  const geometry = sweepGeometry(
    traces.map((form) => {
      const { round, width, phase, points, up } = form;
      const limit = round ? half.round : half.flat;
      return { points, up, sides: round ? (many ? 4 : 8) : 2, data: [...sourcesOf(form), width, limit, ...phase] };
    }),
    2,
  );
  const list: (Object3D | null)[] = [shown(new Mesh(geometry, materials.trace))];
  const round = traces.filter((form) => form.round);
  list.push(
    instances(
      new SphereGeometry(1, many ? 8 : 20, many ? 6 : 14),
      {
        place: { size: 4, data: round.flatMap((form) => [...form.points[0]!, form.width * 0.52]) },
        sources: { size: 4, data: round.flatMap(sourcesOf) },
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
        element: { size: 1, data: ends.map(({ form }) => form.weight.element) },
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
