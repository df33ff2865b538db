import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { attribute, exp, select, varying, vec3 } from 'three/tsl';
import {
  BufferAttribute,
  type BufferGeometry,
  LatheGeometry,
  type Material,
  MeshBasicNodeMaterial,
  type Object3D,
  Vector2,
} from 'three/webgpu';
import type { Verdict } from '../layout/forms.ts';
import { least, verdictGap } from '../layout/grades.ts';
import { phases } from '../layout/phases.ts';
import { lit, tint } from './colors.ts';
import { corners, instances } from './instances.ts';
import { gradeLoss, type Live, swell } from './live.ts';

/** Two halves of a lens, as `verdictOf` has them: the upper as bright and large as the answer, the lower as what it missed. */
export function verdictMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const corner = attribute('position', 'vec3');
  const place = attribute('place', 'vec4');
  const main = attribute('first', 'vec4');
  const loss = live.of(main.xy, 'verdict').max(0).toVertexStage();
  const given = select(main.z.lessThan(0), exp(loss.negate()), live.of(main.zw, 'verdict')).clamp(0, 1);
  const share = gradeLoss(live, loss);
  const way = attribute('lobe', 'float');
  const upper = way.greaterThan(0);
  const amount = select(upper, given, share).toVertexStage();
  const gap = share.mul(verdictGap.most).add(verdictGap.least);
  const smallest = select(upper, least.answer, least.loss);
  const size = place.w.mul(amount.mul(smallest.oneMinus()).add(smallest));
  material.positionNode = corner
    .mul(size)
    .add(place.xyz)
    .add(vec3(0, 1, 0).mul(way.mul(gap).mul(0.5)));
  const color = select(upper, tint('forward'), tint('loss')).toVertexStage();
  const glow = varying(amount).mul(
    swell(live, ...phases.verdict)
      .mul(1.1)
      .add(0.62),
  );
  material.colorNode = lit(color.mul(varying(amount).mul(0.85).add(0.15)), glow, 0.8);
  return material;
}

/** Half a lens on its flat side, with a rounded rim; it lies along y. */
function halves(detail: number): BufferGeometry {
  const profile = [new Vector2(0, 0.06), new Vector2(0.9, 0.06)];
  for (let i = 0; i <= 6; i++) {
    const angle = -Math.PI / 2 + (Math.PI / 2) * (i / 6);
    profile.push(new Vector2(0.92 + 0.08 * Math.cos(angle), 0.12 + 0.08 * Math.sin(angle)));
  }
  for (let i = 1; i <= 24; i++) {
    const angle = (Math.PI / 2) * (i / 24);
    profile.push(new Vector2(Math.max(0, Math.cos(angle)), 0.12 + 0.88 * Math.sin(angle)));
  }
  const parts = [1, -1].map((way) => {
    const half = new LatheGeometry(profile, corners(48, detail));
    half.deleteAttribute('uv');
    if (way < 0) half.rotateX(Math.PI);
    const count = half.getAttribute('position').count;
    half.setAttribute('lobe', new BufferAttribute(new Float32Array(count).fill(way), 1));
    return half;
  });
  const merged = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return merged;
}

export function verdictMeshes({ at, radius, loss, answer }: Verdict, material: Material, detail: number): Object3D[] {
  const mesh = instances(
    halves(detail),
    {
      place: { size: 4, data: [...at, radius] },
      first: { size: 4, data: [loss.element, loss.stride, answer.element, answer.stride] },
    },
    material,
  );
  return mesh ? [mesh] : [];
}
