import {
  type BufferGeometry,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Material,
  Mesh,
  type Object3D,
} from 'three/webgpu';

/** A mesh of many copies of `template`: each named table holds `size` numbers a copy. Takes the template over. */
export function instances(
  template: BufferGeometry,
  tables: Readonly<Record<string, { readonly size: number; readonly data: readonly number[] }>>,
  material: Material,
): Object3D | null {
  const geometry = new InstancedBufferGeometry();
  geometry.index = template.index;
  for (const [name, attribute] of Object.entries(template.attributes)) geometry.setAttribute(name, attribute);
  let count = 0;
  for (const [name, { size, data }] of Object.entries(tables)) {
    count = data.length / size;
    geometry.setAttribute(name, new InstancedBufferAttribute(Float32Array.from(data), size));
  }
  if (count === 0) return null;
  geometry.instanceCount = count;
  return shown(new Mesh(geometry, material));
}

/** A mesh that is always drawn: its vertices move on the device, so bounds on the CPU would be wrong. */
export function shown(mesh: Mesh): Mesh {
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  return mesh;
}

/** Corners of something round that has `most` at full detail: three still enclose something. */
export function corners(most: number, detail: number): number {
  return Math.max(3, Math.round(most * detail));
}
