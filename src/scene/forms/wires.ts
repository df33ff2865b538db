import { attribute, mix, select, step, varying, vec3 } from 'three/tsl';
import { type Material, Mesh, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { Wire } from '../layout/forms.ts';
import { type Float3, lit, signTint, tint } from './colors.ts';
import { shown } from './instances.ts';
import { compressMemory, type Float, grade, gradeGradient, type Live, pulse } from './live.ts';
import { sweepGeometry } from './tube.ts';

const kinds: readonly Wire['kind'][] = ['forward', 'input', 'memory', 'error', 'gradient'];

/** Axons, buses, filaments and the red path: the color says the phase, the brightness the number it carries. */
export function wireMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const sources = attribute('data0', 'vec4');
  const style = attribute('data1', 'vec4');
  const along = varying(attribute('along', 'float'));
  const kind = sources.z;
  const isError = kind.greaterThan(2.5);
  const isMemory = kind.greaterThan(1.5).and(kind.lessThan(2.5));
  const value = select(isError, live.of(sources.xy, 'error'), live.of(sources.xy, 'soma')).toVertexStage();
  const memory = compressMemory(value);
  const strength = select(
    isError,
    gradeGradient(value),
    select(isMemory, memory.abs().min(1), grade(value, 0.35)),
  ).toVertexStage();
  const color = choose(kind, [
    tint('forward'),
    tint('input'),
    signTint(value),
    tint('loss'),
    tint('backward'),
  ]).toVertexStage();
  const width = style.x.mul(strength.mul(0.65).add(0.35));
  // A filament ends where its ridge begins, at the height of c there.
  const lift = memory.mul(style.w).mul(step(0.999, attribute('along', 'float')));
  material.positionNode = attribute('position', 'vec3')
    .add(attribute('side', 'vec3').mul(width))
    .add(vec3(0, 1, 0).mul(lift));
  const run = pulse(live, along, varying(style.y), varying(style.z)).mul(strength);
  material.colorNode = lit(color.mul(strength.mul(0.8).add(0.2)), strength.mul(0.62).add(0.03), 0.5).add(
    mix(color, vec3(1, 1, 1), 0.3).mul(run.mul(2.4)),
  );
  return material;
}

function choose(kind: Float, options: readonly [Float3, Float3, Float3, Float3, Float3]): Float3 {
  const [forward, input, memory, error, gradient] = options;
  const late = select(kind.lessThan(2.5), memory, select(kind.lessThan(3.5), error, gradient));
  return select(kind.lessThan(0.5), forward, select(kind.lessThan(1.5), input, late));
}

/** One draw call for all wires. */
export function wireMeshes(wires: readonly Wire[], material: Material): Object3D[] {
  if (wires.length === 0) return [];
  const many = wires.length > 300;
  const geometry = sweepGeometry(
    wires.map(({ points, up, source, kind, width, lift, phase }) => ({
      points,
      up,
      sides: many ? 3 : 7,
      data: [source.element, source.stride, kinds.indexOf(kind), 0, width, ...phase, lift],
    })),
    2,
  );
  return [shown(new Mesh(geometry, material))];
}
