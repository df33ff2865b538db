import type { BufferGeometry, Material, Object3D } from 'three/webgpu';
import type { SceneLayout } from '../layout/forms.ts';
import { chevronMaterial, chevronMeshes } from './chevrons.ts';
import { glyphMaterial, glyphMeshes } from './glyphs.ts';
import { type HazeForm, hazeForm } from './haze.ts';
import type { Live } from './live.ts';
import { ridgeMaterial, ridgeMeshes } from './ridges.ts';
import { ringMaterials, ringMeshes } from './rings.ts';
import { somaMaterials, somaMeshes } from './somas.ts';
import { traceMaterials, traceMeshes } from './traces.ts';
import { verdictMaterial, verdictMeshes } from './verdict.ts';
import { waveMaterials, waveMeshes } from './waves.ts';
import { wireMaterial, wireMeshes } from './wires.ts';

/** All materials of the sculpture, made once; a model only brings geometry. */
export class Forms {
  private readonly ridge: Material;
  private readonly ring: ReturnType<typeof ringMaterials>;
  private readonly soma: ReturnType<typeof somaMaterials>;
  private readonly trace: ReturnType<typeof traceMaterials>;
  private readonly wire: Material;
  private readonly wave: ReturnType<typeof waveMaterials>;
  private readonly verdict: Material;
  private readonly chevron: Material;
  private readonly glyph: ReturnType<typeof glyphMaterial>;
  private readonly haze: HazeForm;

  constructor(live: Live) {
    this.ridge = ridgeMaterial(live);
    this.ring = ringMaterials(live);
    this.soma = somaMaterials(live);
    this.trace = traceMaterials(live);
    this.wire = wireMaterial(live);
    this.wave = waveMaterials(live);
    this.verdict = verdictMaterial(live);
    this.chevron = chevronMaterial(live);
    this.glyph = glyphMaterial(live);
    this.haze = hazeForm(live);
  }

  /** How many sheets of haze are drawn: the more, the softer. */
  setHaze(sheets: number): void {
    this.haze.setSheets(sheets);
  }

  /**
   * The objects of a model: about fifteen draw calls, whatever its size. `detail` is the part of their corners that
   * round bodies keep. The caller frees them with `freeObjects`.
   */
  build(layout: SceneLayout, detail: number): Object3D[] {
    this.glyph.prepare(layout);
    const { past } = layout;
    return [
      ...ridgeMeshes(layout.landscapes, this.ridge, detail),
      ...wireMeshes(layout.wires, this.wire, detail),
      ...wireMeshes(past.wires, this.wire, detail),
      ...chevronMeshes(layout.chevrons, this.chevron),
      ...traceMeshes(layout.traces, this.trace, detail),
      ...this.haze.meshes(layout.hazes),
      ...ringMeshes(layout.rings, layout.valves, this.ring, detail),
      ...verdictMeshes(layout.verdict, this.verdict, detail),
      ...somaMeshes(layout.somas, this.soma, detail),
      ...ringMeshes(past.rings, past.valves, this.ring, detail),
      ...somaMeshes(past.somas, this.soma, detail),
      ...waveMeshes([...layout.waves, ...past.waves], this.wave, detail),
      ...glyphMeshes(layout, this.glyph),
    ];
  }

  dispose(): void {
    const materials = [this.ridge, this.wire, this.verdict, this.chevron, this.haze.material];
    for (const group of [this.ring, this.soma, this.trace, this.wave]) materials.push(...Object.values(group));
    for (const material of materials) material.dispose();
    this.glyph.dispose();
  }
}

/** Gives the buffers of objects back. */
export function freeObjects(objects: readonly Object3D[]): void {
  for (const object of objects) (object as Object3D & { geometry?: BufferGeometry }).geometry?.dispose();
}

/** Triangles of objects, copies counted. */
export function trianglesOf(objects: readonly Object3D[]): number {
  return objects.reduce((sum, object) => {
    const { geometry } = object as Object3D & { geometry?: BufferGeometry & { instanceCount?: number } };
    return sum + ((geometry?.index?.count ?? 0) / 3) * (geometry?.instanceCount ?? 1);
  }, 0);
}
