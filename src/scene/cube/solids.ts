import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  Group,
  HemisphereLight,
  LineBasicMaterial,
  LineSegments,
  type Material,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PerspectiveCamera,
  SphereGeometry,
} from 'three/webgpu';
import { palette } from '../../core/palette.ts';
import { Stage } from '../stage.ts';
import { answerColor, lightOf, mix, type Rgb } from './colors.ts';
import { cubeEdges, type Turn, unit } from './flat.ts';
import { outlineOf, sheetOf, wallsOf } from './sheet.ts';
import type { CubeView } from './view.ts';

const distance = 3.4;
/** As wide as the flat projection: half the picture's smaller side is 1.62 / 2 at the distance of one edge. */
const scale = 1.62;

/** The cube in three dimensions: walls that show the answer, the sheet of one half, and the songs as balls and boxes. */
export class CubeSolids {
  readonly backend: 'webgpu' | 'webgl';
  private readonly stage: Stage;
  private readonly camera = new PerspectiveCamera(35, 1, 0.1, 20);
  private readonly fixed = new Group();
  private moving = new Group();

  private constructor(stage: Stage) {
    this.stage = stage;
    this.backend = stage.backend;
    const lamp = new DirectionalLight(0xffffff, 2.2);
    lamp.position.set(1, 2.5, 2);
    this.fixed.add(new HemisphereLight(0xdfe9ff, 0x26324d, 1.6), lamp);
    this.fixed.add(lines(Float32Array.from(cubeEdges.flat()), '#4a6598', 0.9));
    stage.add([this.fixed, this.moving]);
  }

  /** Rejects with E_DEVICE where nothing draws. */
  static async create(container: HTMLElement, device: Parameters<typeof Stage.create>[1]): Promise<CubeSolids> {
    return new CubeSolids(await Stage.create(container, device));
  }

  show(view: CubeView): void {
    this.stage.remove([this.moving]);
    free(this.moving);
    this.moving = new Group();
    if (view.field) {
      const sheet = sheetOf(view.field);
      this.moving.add(wallMesh(view.field));
      if (sheet.length > 0) this.moving.add(sheetMesh(sheet), lines(outlineOf(sheet), palette.forward, 1));
    }
    if (view.meeting) {
      const middle = unit(view.meeting.at, view);
      const rays = view.meeting.from.flatMap((i) => [...unit(view.points[i]!.at, view), ...middle]);
      const mark = new Mesh(
        new SphereGeometry(0.02, 20, 12),
        new MeshBasicMaterial({ color: new Color(palette.loss) }),
      );
      mark.position.set(...middle);
      this.moving.add(lines(Float32Array.from(rays), palette.loss, 1), mark);
    }
    for (const { at, liked } of view.points) {
      const body = new Mesh(
        liked ? new SphereGeometry(0.042, 32, 20) : new BoxGeometry(0.068, 0.068, 0.068),
        new MeshLambertMaterial({
          color: new Color(liked ? palette.plus : palette.minus),
          emissive: new Color(liked ? palette.plus : palette.minus),
          emissiveIntensity: 0.35,
        }),
      );
      body.position.set(...unit(at, view));
      this.moving.add(body);
    }
    this.stage.add([this.moving]);
  }

  draw({ around, above }: Turn, width: number, height: number): void {
    this.stage.follow();
    const { camera } = this;
    camera.aspect = width / height;
    // The flat projection scales by the smaller of width and 1.05 height; so does this angle.
    const side = Math.min(width, height * 1.05);
    camera.fov = (2 * Math.atan(height / (2 * scale * side)) * 180) / Math.PI;
    camera.updateProjectionMatrix();
    camera.position.set(
      0.5 + distance * Math.cos(above) * Math.sin(around),
      0.5 + distance * Math.sin(above),
      0.5 + distance * Math.cos(above) * Math.cos(around),
    );
    camera.lookAt(0.5, 0.5, 0.5);
    camera.updateMatrixWorld();
    this.stage.render(camera, distance + 20);
  }

  dispose(): void {
    free(this.fixed);
    free(this.moving);
    this.stage.dispose();
  }
}

function wallMesh(field: Float32Array): Mesh {
  const positions: number[] = [];
  const colors: number[] = [];
  for (const square of wallsOf(field))
    for (const k of [0, 1, 2, 0, 2, 3]) {
      const { at, answer } = square[k]!;
      positions.push(...at);
      colors.push(...linear(answerColor(answer)));
    }
  return colored(positions, colors, 0.72);
}

function sheetMesh(sheet: Float32Array): Mesh {
  const colors: number[] = [];
  for (let t = 0; t < sheet.length / 9; t++) {
    const color = linear(mix([0.02, 0.1, 0.09], [0.23, 0.84, 0.63], lightOf(sheet, t)));
    colors.push(...color, ...color, ...color);
  }
  return colored([...sheet], colors, 0.58);
}

function colored(positions: readonly number[], colors: readonly number[], opacity: number): Mesh {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('color', new BufferAttribute(Float32Array.from(colors), 3));
  const material = new MeshBasicMaterial({
    vertexColors: true,
    transparent: true,
    opacity,
    side: DoubleSide,
    depthWrite: false,
  });
  return new Mesh(geometry, material);
}

function lines(positions: Float32Array, color: string, opacity: number): LineSegments {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color: new Color(color), transparent: true, opacity }));
}

function linear(color: Rgb): [number, number, number] {
  const { r, g, b } = new Color().setRGB(...color, 'srgb');
  return [r, g, b];
}

function free(group: Group): void {
  group.traverse((object) => {
    const { geometry, material } = object as Partial<Mesh>;
    geometry?.dispose();
    (material as Material | undefined)?.dispose();
  });
}
