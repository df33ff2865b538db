import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { attribute, cos, float, mix, select, sin, smoothstep, varying, vec3 } from 'three/tsl';
import {
  type BufferGeometry,
  CapsuleGeometry,
  type Material,
  MeshBasicNodeMaterial,
  type Object3D,
  TorusGeometry,
} from 'three/webgpu';
import type { Ring, Valve } from '../layout/forms.ts';
import { gauge, valveAngle } from '../layout/grades.ts';
import { phases } from '../layout/phases.ts';
import { type Float3, lit, signTint, tint, toView } from './colors.ts';
import { corners, instances } from './instances.ts';
import { type Float, type Live, swell } from './live.ts';

const { gap, swing } = valveAngle;

export interface RingMaterials {
  readonly wall: Material;
  readonly leaf: Material;
}

export function ringMaterials(live: Live): RingMaterials {
  return { wall: wall(live), leaf: leaf(live) };
}

/**
 * The cell wall: brighter the more its unit is excited. A wall with gauges thickens twice: towards the upper right over
 * an arc as long as the answer, towards the lower left over one as long as the bias, in the color of its sign.
 */
function wall(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const place = attribute('place', 'vec4');
  const main = attribute('first', 'vec4');
  const value = live.of(main.xy, 'soma').toVertexStage();
  const bias = live.at(main.w, 'update').toVertexStage();
  const normal = attribute('normal', 'vec3');
  // The template is the center line (its tube has no thickness); its normals carry the surface.
  const corner = attribute('position', 'vec3');
  const gauged = main.w.greaterThan(-0.5);
  const excited = value.abs().min(1);
  const held = bias.abs().div(bias.abs().add(gauge.halfBias));
  const spot = (way: Float3, span: Float) => {
    const apart = float(1).sub(corner.normalize().dot(way)).max(0).mul(2).sqrt();
    return smoothstep(span, span.sub(0.035), apart).mul(select(gauged, float(1), float(0)));
  };
  const upper = spot(vec3(Math.SQRT1_2, Math.SQRT1_2, 0), excited.mul(gauge.answer)).mul(
    smoothstep(0.02, 0.12, excited),
  );
  const lower = spot(vec3(-Math.SQRT1_2, -Math.SQRT1_2, 0), held.mul(gauge.bias)).mul(smoothstep(0.02, 0.12, held));
  const thick = main.z.mul(upper.max(lower).mul(0.85).add(1));
  material.positionNode = corner.mul(place.w).add(normal.mul(thick)).add(place.xyz);
  const swelled = swell(live, ...phases.soma)
    .mul(excited)
    .mul(0.5);
  const base = mix(tint('wall').mul(excited.mul(0.55).add(0.3)), tint('wall'), upper);
  const color = mix(base, signTint(bias), lower.mul(0.75));
  const glow = excited.mul(0.16).add(swelled).add(upper.mul(0.4)).add(lower.mul(0.3)).add(0.04);
  material.colorNode = lit(varying(color), varying(glow), 0.9);
  return material;
}

/** A leaf hinged at the edge of its gap: along the ring when the gate is shut, outwards when it is open. */
function leaf(live: Live): Material {
  const material = new MeshBasicNodeMaterial();
  const place = attribute('place', 'vec4');
  const main = attribute('first', 'vec4');
  const opening = live.at(main.x, 'soma').toVertexStage();
  const flow = live.at(main.y, 'soma').toVertexStage();
  const way = main.w;
  const angle = main.z.add(way.mul(gap));
  const hinge = vec3(cos(angle), sin(angle), 0).mul(place.w).add(place.xyz);
  // At the hinge the shut leaf points along the chord to the middle of the gap.
  const shut = angle.sub(way.mul(Math.PI / 2 + gap / 2));
  const turned = shut.add(way.mul(opening.clamp(0, 1)).mul(swing));
  const along = vec3(cos(turned), sin(turned), 0);
  const across = vec3(sin(turned).negate(), cos(turned), 0);
  const place3 = (v: ReturnType<typeof vec3>) =>
    along
      .mul(v.x)
      .add(across.mul(v.y))
      .add(vec3(0, 0, 1).mul(v.z));
  const length = place.w.mul(gap * 0.98);
  const local = attribute('position', 'vec3').mul(
    vec3(length, attribute('thickness', 'float'), attribute('thickness', 'float')),
  );
  material.positionNode = hinge.add(place3(local as ReturnType<typeof vec3>));
  const normal = toView(place3(attribute('normal', 'vec3') as unknown as ReturnType<typeof vec3>));
  const carries = main.y.greaterThan(-0.5);
  const color = select(
    carries,
    mix(tint('wall'), signTint(flow), flow.abs().min(1).mul(0.6).add(0.4)),
    mix(tint('wall'), tint('ink'), 0.55),
  ).toVertexStage();
  material.colorNode = lit(color, opening.mul(0.7).add(0.05), 0.8, varying(normal));
  return material;
}

/** A torus of radius 1 whose tube is shrunk onto its center line; with gaps at 3, 12 and 9 o'clock if asked. */
function ringGeometry(gapped: boolean, around: number, sides: number): BufferGeometry {
  const spans = gapped
    ? [
        [gap, Math.PI / 2 - gap],
        [Math.PI / 2 + gap, Math.PI - gap],
        [Math.PI + gap, 2 * Math.PI - gap],
      ]
    : [[0, 2 * Math.PI]];
  const parts = spans.map(([from, to]) => {
    const span = to! - from!;
    const part = new TorusGeometry(1, 0.5, sides, Math.max(4, Math.round((around * span) / (2 * Math.PI))), span);
    const position = part.getAttribute('position');
    const normal = part.getAttribute('normal');
    for (let i = 0; i < position.count; i++)
      position.setXYZ(
        i,
        position.getX(i) - normal.getX(i) * 0.5,
        position.getY(i) - normal.getY(i) * 0.5,
        position.getZ(i) - normal.getZ(i) * 0.5,
      );
    part.rotateZ(from!);
    return part;
  });
  const merged = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return merged;
}

/** Walls of the units, the large wall of a single cell, and the leaves. */
export function ringMeshes(
  rings: readonly Ring[],
  valves: readonly Valve[],
  materials: RingMaterials,
  detail: number,
): Object3D[] {
  const group = (list: readonly Ring[], gapped: boolean) => {
    const [around, sides] = list.length <= 4 ? [256, 16] : list.length <= 140 ? [48, 8] : [24, 4];
    return instances(
      ringGeometry(gapped, corners(around, detail), corners(sides, detail)),
      {
        place: { size: 4, data: list.flatMap(({ at, radius }) => [...at, radius]) },
        first: { size: 4, data: list.flatMap(({ value, tube, bias }) => [value.element, value.stride, tube, bias]) },
      },
      materials.wall,
    );
  };
  const leaves = valves.flatMap((valve) => [1, -1].map((way) => ({ ...valve, way })));
  const list = [
    rings.some((ring) => !ring.gapped)
      ? group(
          rings.filter((ring) => !ring.gapped),
          false,
        )
      : null,
    rings.some((ring) => ring.gapped)
      ? group(
          rings.filter((ring) => ring.gapped),
          true,
        )
      : null,
    instances(
      leafGeometry(),
      {
        place: { size: 4, data: leaves.flatMap(({ at, radius }) => [...at, radius]) },
        first: {
          size: 4,
          data: leaves.flatMap(({ opening, flow, angle, way }) => [opening.element, flow.element, angle, way]),
        },
        thickness: { size: 1, data: leaves.map(({ tube }) => tube) },
      },
      materials.leaf,
    ),
  ];
  return list.filter((mesh) => mesh !== null);
}

/** A rod from 0 to 1 along x with round ends, 1 thick. */
function leafGeometry(): BufferGeometry {
  const rod = new CapsuleGeometry(0.5, 1, 4, 8, 1);
  rod.rotateZ(-Math.PI / 2);
  rod.scale(0.5, 2, 2);
  rod.translate(0.5, 0, 0);
  return rod;
}
