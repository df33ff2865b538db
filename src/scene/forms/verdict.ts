import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { attribute, exp, float, select, varying, vec3 } from 'three/tsl';
import {
  BufferAttribute,
  type BufferGeometry,
  CircleGeometry,
  type Material,
  MeshBasicNodeMaterial,
  type Object3D,
  SphereGeometry,
} from 'three/webgpu';
import type { Verdict } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { glass, tint } from './colors.ts';
import { instances } from './instances.ts';
import { type Live, swell } from './live.ts';

/** Two half bulbs: the upper as bright and large as the answer, the lower as the target, apart by the loss. */
export function verdictMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const corner = attribute('position', 'vec3');
  const place = attribute('place', 'vec4');
  const main = attribute('first', 'vec4');
  const target = attribute('truth', 'vec2');
  const loss = live.of(main.xy).max(0).toVertexStage();
  const given = select(main.z.lessThan(0), exp(loss.negate()), live.of(main.zw)).clamp(0, 1);
  const truth = select(target.x.lessThan(0), float(1), live.of(target)).clamp(0, 1);
  const way = attribute('lobe', 'float');
  const amount = select(way.greaterThan(0), given, truth).toVertexStage();
  const gap = exp(loss.negate()).oneMinus().mul(0.55).add(0.07);
  const size = place.w.mul(amount.mul(0.35).add(0.65));
  material.positionNode = corner
    .mul(size)
    .add(place.xyz)
    .add(vec3(0, 1, 0).mul(way.mul(gap).mul(0.5)));
  const color = select(way.greaterThan(0), tint('forward'), tint('loss')).toVertexStage();
  const lit = swell(live, ...phases.verdict)
    .mul(0.35)
    .add(0.35);
  material.colorNode = glass(color.mul(varying(amount).mul(0.8).add(0.2)), amount.mul(lit));
  return material;
}

function halves(): BufferGeometry {
  const parts = [1, -1].flatMap((way) => {
    const dome = new SphereGeometry(1, 36, 16, 0, 2 * Math.PI, 0, Math.PI / 2);
    const lid = new CircleGeometry(1, 36);
    lid.rotateX(Math.PI / 2);
    return [dome, lid].map((part) => {
      if (way < 0) part.rotateX(Math.PI);
      const count = part.getAttribute('position').count;
      part.deleteAttribute('uv');
      part.setAttribute('lobe', new BufferAttribute(new Float32Array(count).fill(way), 1));
      return part;
    });
  });
  const merged = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return merged;
}

export function verdictMeshes({ at, radius, loss, answer, target }: Verdict, material: Material): Object3D[] {
  const mesh = instances(
    halves(),
    {
      place: { size: 4, data: [...at, radius] },
      first: { size: 4, data: [loss.element, loss.stride, answer.element, answer.stride] },
      truth: { size: 2, data: [target.element, target.stride] },
    },
    material,
  );
  return mesh ? [mesh] : [];
}
