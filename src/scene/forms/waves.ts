import { attribute, cos, cross, float, mix, select, sin, smoothstep, varying, vec3, vec4 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, type Material, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { Wave } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { songsInSight } from '../layout/song_plan.ts';
import { type Float3, facing, lit, tint, toView } from './colors.ts';
import { corners, instances } from './instances.ts';
import { type Float, type Live, pulse } from './live.ts';

/** Threads woven into one wave, and how many of their turns fit into one song or step. */
const strandsOf = (waves: number) => (waves <= 4 ? 11 : 5);
const turns = 3;

export interface WaveMaterials {
  readonly skin: Material;
  readonly strand: Material;
}

interface Shape {
  /** Middle of the wave at this vertex, and how far its envelope reaches there. */
  readonly center: Float3;
  readonly up: Float3;
  readonly side: Float3;
  readonly amount: Float;
  readonly radius: Float;
  /** Place in the train, in songs or steps, that turns the threads. */
  readonly phase: Float;
  readonly color: Float3;
  readonly run: Float;
}

export function waveMaterials(live: Live): WaveMaterials {
  return { skin: skin(live), strand: strand(live) };
}

/** The envelope of a train: how thick it is somewhere is the value that passes there. */
function shapeOf(live: Live): Shape {
  const corner = attribute('position', 'vec3');
  const from = attribute('place', 'vec4');
  const way = attribute('way', 'vec3');
  const main = attribute('first', 'vec4');
  const form = attribute('style', 'vec4');
  const u = corner.x;
  const travels = form.z.greaterThan(0.5);
  const passed = live.uniforms.flow.add(u.oneMinus().mul(songsInSight));
  const stood = main.z.sub(1).mul(u);
  const amount = select(travels, passing(), standing()).toVertexStage();
  const ends = smoothstep(0, 0.05, u).mul(smoothstep(0, 0.1, u.oneMinus()));
  const side = cross(way.normalize(), vec3(0, 1, 0)).normalize();
  const color = mix(tint('input'), tint('backward'), varying(form.w).mul(0.75));
  const run = pulse(live, varying(u), ...phases.wave).mul(amount);
  return {
    center: from.xyz.add(way.mul(u)),
    up: vec3(0, 1, 0),
    side,
    amount,
    radius: amount.mul(form.x).mul(ends),
    phase: select(travels, passed, select(main.z.lessThan(1.5), u.mul(2), stood)),
    color,
    run,
  };

  /** The song that is shown is at the cell, the next ones follow; each is one swelling. */
  function passing(): Float {
    const song = passed.floor();
    const inside = passed.sub(song);
    const value = live.exact(main.x.add(song.mod(main.z).mul(main.y)));
    const ripple = cos(inside.mul(4 * Math.PI))
      .mul(-0.2)
      .add(0.8);
    return value
      .abs()
      .div(form.y)
      .min(1)
      .mul(sin(inside.mul(Math.PI)).max(0).pow(0.8).mul(ripple));
  }

  /** Steps side by side, newest at the cell, with a smooth way from one to the next. */
  function standing(): Float {
    const step = stood.floor();
    const next = step.add(1).min(main.z.sub(1));
    const part = smoothstep(0, 1, stood.sub(step));
    const at = (index: Float) => live.at(main.x.add(index.mul(main.y)), 'wave');
    // One swelling a step, so that an even surprise is still a wave; a single step is a wave of its own.
    const alone = sin(u.mul(Math.PI)).mul(
      cos(u.mul(6 * Math.PI))
        .mul(-0.25)
        .add(0.75),
    );
    const beat = select(
      main.z.lessThan(1.5),
      alone,
      cos(stood.mul(2 * Math.PI))
        .mul(0.42)
        .add(0.58),
    );
    return mix(at(step), at(next), part).abs().div(form.y).min(1.2).mul(beat);
  }
}

/** The skin of the envelope: clear where one looks through it, bright at its edge. */
function skin(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false, side: 2 });
  const corner = attribute('position', 'vec3');
  const { center, up, side, radius, amount, color, run } = shapeOf(live);
  const reach = radius.add(0.02);
  const round = up.mul(corner.y).add(side.mul(corner.z));
  material.positionNode = center.add(round.mul(reach));
  const normal = varying(toView(round));
  const edge = float(1).sub(facing(normal)).max(0);
  const filled = edge.pow(1.6).mul(0.6).add(0.16);
  const bright = lit(color, run.mul(1.4).add(amount.mul(0.35)).add(0.15), 0.7, normal);
  material.colorNode = vec4(bright, filled.add(run.mul(0.5)).clamp(0, 1));
  return material;
}

/** A thread that swings within the envelope. */
function strand(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const corner = attribute('position', 'vec3');
  const which = attribute('strand', 'vec3');
  const { center, up, side, radius, phase, color, run, amount } = shapeOf(live);
  const angle = phase.mul(2 * Math.PI * turns).add(which.x);
  const swing = up.mul(cos(which.y)).add(side.mul(sin(which.y)).mul(0.8));
  const out = swing.mul(sin(angle).mul(radius).mul(0.94));
  const round = up.mul(corner.y).add(side.mul(corner.z));
  material.positionNode = center.add(out).add(round.mul(which.z));
  const glow = amount.mul(0.5).add(0.3).add(run.mul(2.6));
  material.colorNode = lit(mix(color, vec3(1, 1, 1), amount.mul(0.22).add(run.mul(0.4).min(0.5))), glow, 0.3);
  return material;
}

/** All waves in two draw calls. */
export function waveMeshes(waves: readonly Wave[], materials: WaveMaterials, detail: number): Object3D[] {
  const tables = (copies: number) => {
    const list = waves.flatMap((wave) => Array.from({ length: copies }, () => wave));
    return {
      place: { size: 4, data: list.flatMap(({ from }) => [...from, 0]) },
      way: { size: 3, data: list.flatMap(({ from, to }) => [to[0] - from[0], to[1] - from[1], to[2] - from[2]]) },
      first: { size: 4, data: list.flatMap(({ source, step, steps }) => [source.element, step, steps, 0]) },
      style: {
        size: 4,
        data: list.flatMap(({ amplitude, full, travels, shade }) => [amplitude, full, travels ? 1 : 0, shade]),
      },
    };
  };
  const strands = strandsOf(waves.length);
  const thread = waves.flatMap(({ amplitude }) =>
    Array.from({ length: strands }, (_, k) => [
      (2 * Math.PI * k) / strands,
      (Math.PI * ((k * 5) % strands)) / strands,
      Math.min(0.016, amplitude * 0.04),
    ]),
  );
  const list = [
    instances(
      spindle(corners(161, detail), 3),
      { ...tables(strands), strand: { size: 3, data: thread.flat() } },
      materials.strand,
    ),
    instances(spindle(corners(161, detail), corners(18, detail)), tables(1), materials.skin),
  ];
  return list.filter((mesh) => mesh !== null);
}

/** A tube along x from 0 to 1, radius 1 in y and z. */
function spindle(points: number, sides: number): BufferGeometry {
  const position: number[] = [];
  const index: number[] = [];
  for (let i = 0; i < points; i++) {
    for (let k = 0; k <= sides; k++) {
      const angle = (2 * Math.PI * k) / sides;
      position.push(i / (points - 1), Math.sin(angle), Math.cos(angle));
      if (i === 0 || k === sides) continue;
      const a = (i - 1) * (sides + 1) + k;
      const b = a + sides + 1;
      index.push(a, b, a + 1, a + 1, b, b + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(position), 3));
  geometry.setIndex(index);
  return geometry;
}
