import { attribute, cross, mix, vec3 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, type Material, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { Chevron } from '../layout/forms.ts';
import { instances } from './instances.ts';
import type { Live } from './live.ts';
import { carried, kinds } from './wires.ts';

/** Arrowheads on the conductors, as large and bright as what their conductor carries. */
export function chevronMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const corner = attribute('position', 'vec3');
  const place = attribute('place', 'vec4');
  const way = attribute('way', 'vec3');
  const up = attribute('planeUp', 'vec4');
  const { strength, color } = carried(live, attribute('first', 'vec4'));
  const size = place.w.mul(strength.mul(0.5).add(0.5));
  const across = cross(up.xyz, way);
  material.positionNode = place.xyz
    .add(way.mul(corner.x).mul(size))
    .add(across.mul(corner.y).mul(size))
    .add(up.xyz.mul(up.w.mul(strength).add(0.02)));
  material.colorNode = mix(color, vec3(1, 1, 1), 0.55)
    .mul(strength.mul(0.87).add(0.13))
    .toVertexStage();
  return material;
}

/** All arrowheads in one draw call. */
export function chevronMeshes(chevrons: readonly Chevron[], material: Material): Object3D[] {
  const mesh = instances(
    dart(),
    {
      place: { size: 4, data: chevrons.flatMap(({ at, size }) => [...at, size]) },
      way: { size: 3, data: chevrons.flatMap((one) => [...one.way]) },
      planeUp: { size: 4, data: chevrons.flatMap(({ up, lift }) => [...up, lift]) },
      first: {
        size: 4,
        data: chevrons.flatMap(({ source, kind }) => [source.element, source.stride, kinds.indexOf(kind), 0]),
      },
    },
    material,
  );
  return mesh ? [mesh] : [];
}

/** An arrowhead with its tip along x. */
function dart(): BufferGeometry {
  const geometry = new BufferGeometry();
  const corners = [0.75, 0, 0, -0.5, 0.8, 0, -0.1, 0, 0, -0.5, -0.8, 0];
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}
