import { attribute, cos, mix, select, sin, smoothstep, transformNormalToView, varying, vec3 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, type Material, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { Wave } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { glass, tint } from './colors.ts';
import { instances } from './instances.ts';
import { type Float, type Live, pulse } from './live.ts';

/** Songs in sight in one wave. */
const songsInSight = 4;

/** A wave train turned around its axis; how thick it is somewhere is the value that passes there. */
export function waveMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const corner = attribute('position', 'vec3');
  const place = attribute('place', 'vec4');
  const main = attribute('first', 'vec4');
  const form = attribute('style', 'vec4');
  const u = corner.x;
  const amount = select(form.z.greaterThan(0.5), passing(live, u), standing(live, u)).toVertexStage();
  const ends = smoothstep(0, 0.04, u).mul(smoothstep(0, 0.08, u.oneMinus()));
  const radius = amount.mul(form.x).mul(ends).add(0.028);
  material.positionNode = vec3(
    place.x.add(u.mul(place.w)),
    place.y.add(corner.y.mul(radius)),
    place.z.add(corner.z.mul(radius).mul(0.55)),
  );
  const normal = varying(transformNormalToView(vec3(0, corner.y, corner.z.mul(1.6))));
  const along = varying(u);
  const run = pulse(live, along, ...phases.wave).mul(amount);
  // Shades of the input color tell neighbors apart; the name beside each says which it is.
  const color = mix(tint('input'), tint('backward'), varying(form.w).mul(0.75));
  material.colorNode = glass(color, amount.mul(0.25).add(0.2), normal).add(color.mul(run.mul(0.6)));
  return material;

  /** The song that is shown is at the cell, the next ones follow; each is one swelling. */
  function passing(shared: Live, at: Float): Float {
    const place = shared.uniforms.flow.add(at.oneMinus().mul(songsInSight));
    const song = place.floor();
    const inside = place.sub(song);
    const value = shared.at(main.x.add(song.mod(main.z).mul(main.y)));
    const ripple = cos(inside.mul(4 * Math.PI))
      .mul(-0.22)
      .add(0.78);
    return value
      .abs()
      .div(form.y)
      .min(1)
      .mul(sin(inside.mul(Math.PI)).max(0).pow(0.8).mul(ripple));
  }

  /** Steps side by side, newest at the cell, with a smooth way from one to the next. */
  function standing(shared: Live, at: Float): Float {
    const place = main.z.sub(1).mul(at);
    const step = place.floor();
    const next = step.add(1).min(main.z.sub(1));
    const part = smoothstep(0, 1, place.sub(step));
    const value = mix(shared.at(main.x.add(step.mul(main.y))), shared.at(main.x.add(next.mul(main.y))), part);
    // One swelling a step, so that an even surprise is still a wave.
    const beat = cos(place.mul(2 * Math.PI))
      .mul(0.3)
      .add(0.7);
    return value.abs().div(form.y).min(1.2).mul(beat);
  }
}

/** All waves in one draw call. */
export function waveMeshes(waves: readonly Wave[], material: Material): Object3D[] {
  const mesh = instances(
    spindle(161, 14),
    {
      place: { size: 4, data: waves.flatMap(({ from, to }) => [...from, to[0] - from[0]]) },
      first: { size: 4, data: waves.flatMap(({ source, step, steps }) => [source.element, step, steps, 0]) },
      style: {
        size: 4,
        data: waves.flatMap(({ amplitude, full, travels, shade }) => [amplitude, full, travels ? 1 : 0, shade]),
      },
    },
    material,
  );
  return mesh ? [mesh] : [];
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
