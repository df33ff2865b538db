import { attribute, float, int, mix, PI, select, uniform, varying, vec3 } from 'three/tsl';
import {
  type InstancedBufferGeometry,
  type Material,
  type Mesh,
  MeshBasicNodeMaterial,
  type Object3D,
  PlaneGeometry,
} from 'three/webgpu';
import type { Haze } from '../layout/forms.ts';
import { halfHaze } from '../layout/grades.ts';
import { darkness, tint } from './colors.ts';
import { instances } from './instances.ts';
import { type Float, grade, type Live } from './live.ts';

/** Sheets that lie over each other at most, and the distance between two: depth, and softness. */
const mostSheets = 4;
const apart = 0.035;
/** How much of what lies behind it the densest haze covers. */
const densest = 0.55;
/** Elements that are summed for one place at most: the gates of a unit. */
const mostSummed = 4;

/** The haze of a picture: what it is drawn with, and how many sheets of it. */
export interface HazeForm {
  readonly material: Material;
  /** Draws so many sheets from now on; together they are as dense as before. */
  setSheets(count: number): void;
  meshes(hazes: readonly Haze[]): Object3D[];
}

/** Soft light on the circuit, as dense as the energy of the weights that it stands for, read from the training step. */
export function hazeForm(live: Live): HazeForm {
  const sheets = uniform(1, 'float');
  const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false, side: 2 });
  const place = attribute('place', 'vec4');
  const along = attribute('along', 'vec4');
  const across = attribute('across', 'vec4');
  const corner = attribute('position', 'vec3');
  let energy: Float = float(0);
  for (let i = 0; i < mostSummed; i++)
    energy = energy.add(select(across.w.greaterThan(i + 0.5), live.at(along.w.add(i), 'update'), float(0)));
  const share = live.shares.element(int(place.w.add(0.5))) as unknown as Float;
  const density = varying(grade(energy.mul(share), halfHaze).mul(densest).div(sheets));
  material.positionNode = place.xyz
    .add(along.xyz.mul(corner.x))
    .add(across.xyz.mul(corner.y))
    .add(attribute('lift', 'vec3'));
  // Towards a neighbor as one fades the other comes: together they are even.
  const u = varying(corner.x);
  const v = varying(corner.y);
  const even = u.mul(PI.mul(0.5)).cos();
  const edge = v.mul(v).oneMinus().max(0);
  material.colorNode = mix(tint('copper').mul(mix(float(0.8), float(2.3), darkness)), tint('ink'), 0.12).add(vec3(0));
  material.opacityNode = density.mul(even.mul(even)).mul(edge.mul(edge));
  let shown = 1;
  let mesh: Mesh<InstancedBufferGeometry> | null = null;
  let cells = 0;
  const apply = () => {
    sheets.value = shown;
    if (mesh) mesh.geometry.instanceCount = cells * shown;
  };
  return {
    material,
    setSheets: (count) => {
      shown = Math.max(1, Math.min(mostSheets, count));
      apply();
    },
    meshes: (hazes) => {
      const all = Array.from({ length: mostSheets }, (_, sheet) => hazes.map((haze) => ({ haze, sheet }))).flat();
      mesh = instances(
        new PlaneGeometry(2, 2),
        {
          place: { size: 4, data: all.flatMap(({ haze }) => [...haze.at, haze.matrix]) },
          along: { size: 4, data: all.flatMap(({ haze }) => [...haze.along, haze.element]) },
          across: { size: 4, data: all.flatMap(({ haze }) => [...haze.across, haze.count]) },
          lift: { size: 3, data: all.flatMap(({ haze, sheet }) => haze.up.map((n) => n * (sheet - 1.5) * apart)) },
        },
        material,
      ) as Mesh<InstancedBufferGeometry> | null;
      cells = hazes.length;
      apply();
      return mesh ? [mesh] : [];
    },
  };
}
