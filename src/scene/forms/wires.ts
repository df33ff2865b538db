import { attribute, exp, float, mix, select, step, varying, vec3 } from 'three/tsl';
import { type Material, Mesh, MeshBasicNodeMaterial, type Node, type Object3D } from 'three/webgpu';
import type { Wire } from '../layout/forms.ts';
import { least, leastCarried, tapLight } from '../layout/grades.ts';
import { type Float3, lit, signTint, tint } from './colors.ts';
import { corners, shown } from './instances.ts';
import { compressMemory, type Float, grade, gradeBlame, gradeGradient, gradeLoss, type Live, pulse } from './live.ts';
import { drawnAt } from './pixel.ts';
import { sweepGeometry } from './tube.ts';

export const kinds = [
  'forward',
  'input',
  'answer',
  'memory',
  'gradient',
  'error',
  'blame',
  'letter',
  'door',
  'guess',
  'said',
] as const satisfies Wire['kind'][];
const colors = [
  'forward',
  'input',
  'forward',
  'memory',
  'backward',
  'loss',
  'loss',
  'input',
  'input',
  'forward',
  'forward',
] as const;

/** What a conductor carries: its number, how strong that is in 0..1, and the color of its kind; 1 for an element of -1. */
export function carried(live: Live, sources: Node<'vec4'>) {
  const kind = sources.z;
  const comesBack = kind.greaterThan(3.5).and(kind.lessThan(6.5));
  const value = select(comesBack, live.of(sources.xy, 'error'), live.of(sources.xy, 'soma')).toVertexStage();
  const memory = compressMemory(value);
  const plain = grade(value, 0.35);
  const strength = choose(kind, [
    plain,
    plain,
    grade(exp(value.max(0).negate()), 0.35),
    memory.abs().min(1),
    gradeGradient(value),
    gradeLoss(live, value),
    gradeBlame(value),
    select(live.turned(sources.x, 'wave').sub(sources.w).abs().lessThan(0.5), float(1), float(0)),
    // Doors, guesses and h alike; see `carriedBy`.
    value
      .abs()
      .sub(leastCarried)
      .div(1 - leastCarried)
      .clamp(0, 1),
  ]).toVertexStage();
  const hues = colors.map((name) => (name === 'memory' ? signTint(value) : tint(name)));
  const color = choose(kind, hues).toVertexStage();
  return { kind, value, memory, color, strength: select(sources.x.lessThan(0), float(1), strength) };
}

/** Axons, buses, filaments and the red path: the color says the phase, the brightness the number it carries. */
export function wireMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const style = attribute('data1', 'vec4');
  const along = varying(attribute('along', 'float'));
  const { kind, memory, color, strength } = carried(live, attribute('data0', 'vec4'));
  // What stands for an error has one rule in all models: as thick as what was missed, and a hair where nothing was.
  // Of the lanes and taps only those are there that are lit.
  const thin = select(kind.greaterThan(6.5), 0, select(kind.greaterThan(4.5), least.error, least.wire));
  const tap = kind.equal(kinds.indexOf('door')).or(kind.equal(kinds.indexOf('said')));
  const center = attribute('position', 'vec3');
  const drawn = drawnAt(center, style.x.mul(strength.mul(thin.oneMinus()).add(thin)).mul(2));
  // A filament ends where its ridge begins, at the height of c there.
  const lift = memory.mul(style.w).mul(step(0.999, attribute('along', 'float')));
  material.positionNode = center.add(attribute('side', 'vec3').mul(drawn.width.mul(0.5))).add(vec3(0, 1, 0).mul(lift));
  const run = pulse(live, along, varying(style.y), varying(style.z)).mul(strength);
  material.colorNode = lit(color.mul(strength.mul(0.8).add(0.2)), strength.mul(0.62).add(0.03), 0.5)
    .mul(varying(drawn.light.mul(select(tap, tapLight, 1))))
    .add(mix(color, vec3(1, 1, 1), 0.3).mul(run.mul(2.4)));
  return material;
}

/** The option at the place of a kind. */
function choose<T extends Float | Float3>(kind: Float, options: readonly T[]): T {
  return options.reduceRight(
    (later, option, i) => select(kind.lessThan(i + 0.5), option as Float, later as Float) as T,
  );
}

/** One draw call for all wires. */
export function wireMeshes(wires: readonly Wire[], material: Material, detail: number): Object3D[] {
  if (wires.length === 0) return [];
  const many = wires.length > 300;
  const geometry = sweepGeometry(
    wires.map(({ points, up, source, kind, symbol = 0, width, lift, phase }) => ({
      points,
      up,
      sides: corners(many ? 3 : 7, detail),
      data: [source.element, source.stride, kinds.indexOf(kind), symbol, width, ...phase, lift],
    })),
    2,
  );
  return [shown(new Mesh(geometry, material))];
}
