import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { attribute, cameraWorldMatrix, float, mix, normalLocal, select, uv, vec3, vec4 } from 'three/tsl';
import {
  AdditiveBlending,
  type BufferGeometry,
  LatheGeometry,
  type Material,
  MeshBasicNodeMaterial,
  type Object3D,
  PlaneGeometry,
  TorusGeometry,
  Vector2,
} from 'three/webgpu';
import type { Soma } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { darkness, type Float3, facing, lit, signTint, tint } from './colors.ts';
import { corners, instances } from './instances.ts';
import { compressMemory, type Float, gradeGradient, type Live, swell } from './live.ts';

export interface SomaMaterials {
  readonly body: Material;
  readonly halo: Material;
  readonly arcs: Material;
}

/** Above this many units bodies are coarser, and the arcs, a pixel or two there, are left out. */
const manyUnits = 140;

interface Inputs {
  readonly place: ReturnType<typeof placeOf>;
  readonly value: Float;
  readonly size: Float;
  readonly color: Float3;
}

function placeOf() {
  return attribute('place', 'vec4');
}

/** Numbers that all three materials of a soma need: where it is, h, its size and hue. */
function inputsOf(live: Live): Inputs {
  const place = placeOf();
  const main = attribute('first', 'vec4');
  const value = live.of(main.xy, 'soma').toVertexStage();
  const moved = swell(live, ...phases.soma).mul(value.abs().min(1));
  const size = place.w.mul(value.abs().min(1).mul(0.72).add(0.46)).mul(moved.mul(0.12).add(1));
  const signed = main.w.greaterThan(0.5);
  const color = select(signed, signTint(value), tint('forward')).toVertexStage();
  return { place, value, size, color };
}

export function somaMaterials(live: Live): SomaMaterials {
  return { body: body(live), halo: halo(live), arcs: arcs(live) };
}

/** The drop: size |h|, hue its sign, a white core as bright as the memory, a violet rim when the gradient comes by. */
function body(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const { place, value, size, color } = inputsOf(live);
  const more = attribute('second', 'vec4');
  const memory = compressMemory(live.at(more.x, 'soma')).abs().min(1).toVertexStage();
  const gradient = gradeGradient(live.of(more.zw, 'error')).toVertexStage();
  material.positionNode = attribute('position', 'vec3').mul(size).add(place.xyz);
  const excited = value.abs().min(1);
  const glow = excited
    .mul(0.85)
    .add(
      swell(live, ...phases.soma)
        .mul(excited)
        .mul(1.2),
    )
    .add(0.06);
  const rim = float(1).sub(facing()).max(0).pow(2);
  const back = swell(live, 0.66, 0.88).mul(gradient);
  material.colorNode = lit(color, glow, 0.75)
    .add(mix(color, vec3(1, 1, 1), 0.8).mul(facing().pow(9).mul(memory).mul(0.9)))
    .add(tint('backward').mul(rim.mul(back).mul(2.4)));
  return material;
}

/** Light around the drop, as bright as it is excited. */
function halo(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false, blending: AdditiveBlending });
  material.fog = false;
  const { place, value, size, color } = inputsOf(live);
  const corner = attribute('position', 'vec3');
  const right = cameraWorldMatrix.mul(vec4(1, 0, 0, 0)).xyz;
  const up = cameraWorldMatrix.mul(vec4(0, 1, 0, 0)).xyz;
  const reach = size.mul(5);
  material.positionNode = place.xyz
    .add(vec3(0.3, 0, 0).mul(size))
    .add(right.mul(corner.x).add(up.mul(corner.y)).mul(reach));
  const apart = uv().sub(0.5).length().mul(2);
  const fall = float(1).sub(apart).max(0).pow(2.8);
  const excited = value.abs().min(1);
  material.colorNode = vec4(
    color.mul(
      fall.mul(excited).mul(
        swell(live, ...phases.soma)
          .mul(0.3)
          .add(0.3)
          .mul(darkness),
      ),
    ),
    1,
  );
  return material;
}

/** Two thin arcs above and below: how much h changed since the step (or song) before. */
function arcs(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false });
  material.fog = false;
  const { place, value, size, color } = inputsOf(live);
  const main = attribute('first', 'vec4');
  const more = attribute('second', 'vec4');
  const previous = select(
    more.y.lessThan(0),
    live.exact(main.x.add(live.uniforms.rowBefore.mul(main.y))),
    live.at(more.y, 'soma'),
  );
  const change = value.sub(previous).abs().min(1).toVertexStage();
  material.positionNode = attribute('position', 'vec3')
    .mul(size.mul(change.mul(0.15).add(1)))
    .add(vec3(0.2, 0, 0).mul(size))
    .add(place.xyz);
  material.colorNode = vec4(color.mul(normalLocal.z.mul(0.3).add(0.9)), change.mul(1.2).min(1));
  return material;
}

/** A drop that lies along x: blunt to the left, its tip to the right, about 1 in radius. */
export function dropGeometry(detail: number): BufferGeometry {
  const profile = Array.from({ length: detail + 1 }, (_, i) => {
    const angle = (Math.PI * i) / detail;
    const radius = 1.28 * Math.sin(angle) * Math.sin(angle / 2) ** 1.25;
    return new Vector2(Math.max(0, radius), 1.55 * Math.cos(angle) + 0.5);
  }).reverse();
  const drop = new LatheGeometry(profile, detail);
  drop.rotateZ(-Math.PI / 2);
  return drop;
}

function arcGeometry(detail: number): BufferGeometry {
  const parts = [1.55, 1.8].flatMap((radius, i) =>
    [0, Math.PI].map((turn) => {
      const arc = new TorusGeometry(
        radius,
        0.024 - 0.008 * i,
        corners(5, detail),
        corners(24, detail),
        Math.PI * (0.32 - 0.05 * i),
      );
      arc.rotateZ(turn + Math.PI * (0.34 + 0.025 * i));
      return arc;
    }),
  );
  const merged = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return merged;
}

/** Bodies, halos and arcs of all somas: three draw calls. */
export function somaMeshes(somas: readonly Soma[], materials: SomaMaterials, detail: number): Object3D[] {
  const tables = () => ({
    place: { size: 4, data: somas.flatMap(({ at, radius }) => [...at, radius]) },
    first: {
      size: 4,
      data: somas.flatMap(({ value, signed }) => [value.element, value.stride, 0, signed ? 1 : 0]),
    },
    second: {
      size: 4,
      data: somas.flatMap(({ memory, before, gradient }) => [
        memory.element,
        before.element,
        gradient.element,
        gradient.stride,
      ]),
    },
  });
  const many = somas.length > manyUnits;
  const around = somas.length <= 8 ? 48 : somas.length <= 40 ? 20 : many ? 8 : 12;
  const list = [
    instances(dropGeometry(corners(around, detail)), tables(), materials.body),
    instances(new PlaneGeometry(1, 1), tables(), materials.halo),
    many ? null : instances(arcGeometry(detail), tables(), materials.arcs),
  ];
  return list.filter((mesh) => mesh !== null);
}
