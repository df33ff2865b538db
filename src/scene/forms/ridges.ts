import { attribute, float, mix, smoothstep, varying, vec3 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, type Material, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { Ridge } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { signTint, tint } from './colors.ts';
import { instances } from './instances.ts';
import { compressMemory, gradeGradient, type Live, pulse } from './live.ts';

/** Points of all ridges together; beyond it every ridge is drawn with fewer of its steps. */
const mostPoints = 65536;

/** Height and hue of a ridge from the unit's memory through time; violet where the gradient still reaches. */
export function ridgeMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const corner = attribute('position', 'vec3');
  const place = attribute('place', 'vec4');
  const first = attribute('first', 'vec4');
  const form = attribute('style', 'vec3');
  const far = corner.y;
  const step = first.w.sub(1).mul(float(1).sub(far)).round();
  const value = compressMemory(live.at(first.x.add(step.mul(first.z)))).toVertexStage();
  const gradient = gradeGradient(live.at(first.y.add(step.mul(first.z)))).toVertexStage();
  const height = value.mul(form.z).add(form.y.mul(far)).sub(corner.z.mul(0.1));
  const size = place.w.mul(value.abs().mul(0.5).add(0.5));
  material.positionNode = vec3(
    place.x.add(corner.x.mul(size).mul(0.5)),
    place.y.add(height),
    place.z.sub(form.x.mul(far)),
  );
  const side = varying(corner.x).abs();
  const skirt = varying(corner.z);
  const away = varying(far);
  // A slope that rises towards the viewer catches the lamp, one that falls lies in its shade.
  const older = compressMemory(live.at(first.x.add(step.sub(1).max(0).mul(first.z))));
  const slope = value.sub(older).mul(2).clamp(-0.5, 0.8).toVertexStage();
  const edge = smoothstep(0.7, 0.95, side);
  const strength = value.abs().min(1);
  const fill = strength.mul(0.3).add(0.05).mul(slope.add(1));
  const light = mix(fill, strength.mul(0.8).add(0.14), edge).mul(skirt.mul(0.8).oneMinus());
  const near = away.oneMinus().max(0).pow(1.3).mul(0.85).add(0.15);
  const back = pulse(live, away, ...phases.error).mul(gradient);
  material.colorNode = mix(tint('copper'), signTint(value), strength.mul(0.75).add(0.25))
    .mul(light.mul(near))
    .add(tint('backward').mul(back.mul(0.9).add(gradient.mul(0.1)).mul(near)))
    .add(tint('ground').mul(0.6));
  return material;
}

/** All ridges in one draw call. */
export function ridgeMeshes(ridges: readonly Ridge[], material: Material): Object3D[] {
  const steps = ridges[0]?.steps ?? 0;
  if (steps < 2) return [];
  const every = Math.max(1, Math.ceil((ridges.length * steps) / mostPoints));
  const mesh = instances(
    strip(Math.max(2, Math.ceil(steps / every))),
    {
      place: { size: 4, data: ridges.flatMap(({ at, width }) => [...at, width]) },
      first: {
        size: 4,
        data: ridges.flatMap(({ element, gradient, step, steps: count }) => [element, gradient, step, count]),
      },
      style: { size: 3, data: ridges.flatMap(({ depth, rise, amplitude }) => [depth, rise, amplitude]) },
    },
    material,
  );
  return mesh ? [mesh] : [];
}

/** A beam with a skirt on either side: x is -1..1 across, y 0..1 away from the viewer, z 1 at the lower edge. */
function strip(points: number): BufferGeometry {
  const profile = [
    [-1, 1],
    [-1, 0],
    [0, 0],
    [1, 0],
    [1, 1],
  ] as const;
  const position: number[] = [];
  const index: number[] = [];
  for (let i = 0; i < points; i++) {
    for (const [x, low] of profile) position.push(x, i / (points - 1), low);
    if (i === 0) continue;
    for (let k = 0; k + 1 < profile.length; k++) {
      const a = (i - 1) * profile.length + k;
      const b = a + profile.length;
      index.push(a, b, a + 1, a + 1, b, b + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(position), 3));
  geometry.setIndex(index);
  return geometry;
}
