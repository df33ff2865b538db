import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { PerspectiveCamera, Quaternion, Spherical, Vector3 } from 'three/webgpu';
import type { Free } from '../core/inset.ts';
import type { Vec, View, ViewName } from './layout/forms.ts';
import { direction } from './layout/route.ts';
import { distanceFor, fieldOfView } from './layout/sight.ts';
import { between, railAt, type Stand, standAt } from './rail.ts';

/** Rest after which the rail takes the camera back. */
const restMs = 20000;
const returnMs = 2500;
const flightMs = 1400;

/** The camera: on its rail, or in the hand of whoever took it, until they rest. */
export class SceneCamera {
  readonly camera = new PerspectiveCamera(fieldOfView, 16 / 9, 0.1, 120);
  /** View whose labels are shown; null while the camera is in somebody's hand. */
  view: ViewName | null = 'whole';
  private controls: OrbitControls;
  private readonly still: boolean;
  private readonly canvas: HTMLElement;
  private readonly homeKey = (event: KeyboardEvent) => {
    const stage = this.canvas.parentElement;
    if (event.key === 'Home' && (event.target === document.body || event.target === stage)) this.look(null);
  };
  private cameras: readonly View[] = [];
  private opened = 1;
  private held = false;
  private now = 0;
  private touched = Number.NEGATIVE_INFINITY;
  private railStart = 0;
  private fixed: ViewName | null = null;
  private flight: { from: Stand; to: Stand; at: number } | null = null;
  private leaving: { from: Stand; at: number } | null = null;

  constructor(canvas: HTMLElement, still: boolean) {
    this.canvas = canvas;
    this.still = still;
    this.controls = this.makeControls();
    window.addEventListener('keydown', this.homeKey);
  }

  /** Puts another model's views on the rail; a camera that is held stays where it is, unless up has become another way. */
  setViews(cameras: readonly View[]): void {
    this.cameras = cameras;
    const up = new Vector3(...(cameras[0]?.up ?? [0, 1, 0]));
    if (up.equals(this.camera.up)) return;
    this.camera.up.copy(up);
    // They keep the way up that they were made with.
    const { target } = this.controls;
    this.controls.dispose();
    this.controls = this.makeControls();
    this.controls.target.copy(target);
    this.cut();
  }

  /** Stands in its place on the rail at once: on the way there from another composition nothing would be composed. */
  cut(): void {
    this.held = false;
    this.flight = null;
    this.leaving = null;
  }

  private makeControls(): OrbitControls {
    const made = new OrbitControls(this.camera, this.canvas);
    made.screenSpacePanning = true;
    made.minDistance = 2;
    made.maxDistance = 60;
    made.addEventListener('start', () => this.take());
    made.addEventListener('end', () => {
      this.touched = this.now;
    });
    return made;
  }

  /** The composed view after the one that is held, round and round. */
  next(): void {
    const at = this.cameras.findIndex(({ name }) => name === this.fixed);
    const next = this.cameras[(at + 1) % Math.max(1, this.cameras.length)];
    if (next) this.look(next.name);
  }

  /** Flies to a point and takes it in hand: `size` of stage around it fills the height. */
  focus(at: Vec, size: number): void {
    const from = this.here();
    const way = direction(from.target, from.position);
    const d = distanceFor(size);
    this.take();
    const position: Vec = [at[0] + way[0] * d, at[1] + way[1] * d, at[2] + way[2] * d];
    this.flight = {
      from,
      to: { ...from, position, target: at },
      at: this.now,
    };
  }

  /** Turns around what it looks at, by angles in radians. */
  orbit(around: number, over: number): void {
    this.take();
    const upright = new Quaternion().setFromUnitVectors(this.camera.up, new Vector3(0, 1, 0));
    const offset = this.camera.position.clone().sub(this.controls.target).applyQuaternion(upright);
    const round = new Spherical().setFromVector3(offset);
    round.theta += around;
    round.phi = Math.min(Math.PI - 0.1, Math.max(0.1, round.phi + over));
    offset.setFromSpherical(round).applyQuaternion(upright.invert());
    this.camera.position.copy(this.controls.target).add(offset);
  }

  /** Moves along the picture, by parts of its height. */
  pan(right: number, up: number): void {
    this.take();
    const step = 2 * Math.tan((fieldOfView * Math.PI) / 360) * this.distance();
    const way = new Vector3(right * step, up * step, 0).applyQuaternion(this.camera.quaternion);
    this.camera.position.add(way);
    this.controls.target.add(way);
  }

  /** Comes nearer (below 1) or goes away, by a factor of its distance. */
  dolly(factor: number): void {
    this.take();
    const { target, minDistance, maxDistance } = this.controls;
    const offset = this.camera.position.clone().sub(target);
    const length = Math.min(maxDistance, Math.max(minDistance, offset.length() * factor));
    this.camera.position.copy(target).add(offset.setLength(length));
  }

  private take(): void {
    this.held = true;
    this.leaving = null;
    this.flight = null;
    this.touched = this.now;
  }

  /** Stays in a composed view, or goes on along the rail with `null`. */
  look(view: ViewName | null): void {
    this.fixed = view;
    this.goHome();
  }

  /** Starts the rail anew, from the whole. */
  goHome(): void {
    this.leaving = { from: this.here(), at: this.now };
    this.held = false;
    this.flight = null;
    this.railStart = this.now;
  }

  /** Moves on; views are composed into the free part of a canvas of that size, and what lies around it is seen too. */
  frame(nowMs: number, free: Free, width: number, height: number): void {
    if (this.now === 0) this.railStart = nowMs;
    this.now = nowMs;
    const aspect = free.width / free.height;
    this.camera.setViewOffset(free.width, free.height, -free.left, -free.top, width, height);
    const whole = this.cameras[0];
    if (!whole) return;
    if (this.held && nowMs - this.touched > restMs) this.goHome();
    if (this.held) {
      this.view = null;
      if (this.flight) {
        const part = this.still ? 1 : (nowMs - this.flight.at) / flightMs;
        this.stand(between(this.flight.from, this.flight.to, part));
        this.view = null;
        if (part >= 1) this.flight = null;
      } else this.controls.update();
    } else {
      const stay = this.cameras.find(({ name }) => name === this.fixed);
      const goal = stay
        ? standAt(stay, aspect)
        : this.still
          ? standAt(whole, aspect)
          : railAt(this.cameras, nowMs - this.railStart, aspect);
      const part = this.leaving ? (this.still ? 1 : (nowMs - this.leaving.at) / returnMs) : 1;
      this.stand(this.leaving && part < 1 ? between(this.leaving.from, goal, part) : goal);
      if (part >= 1) this.leaving = null;
    }
    this.camera.updateMatrixWorld();
  }

  /** Distance to what it looks at, for the fog. */
  distance(): number {
    return this.camera.position.distanceTo(this.controls.target);
  }

  dispose(): void {
    window.removeEventListener('keydown', this.homeKey);
    this.controls.dispose();
  }

  private here(): Stand {
    const { x, y, z } = this.camera.position;
    const target = this.controls.target;
    return {
      position: [x, y, z],
      target: [target.x, target.y, target.z],
      up: this.camera.up.toArray(),
      opening: this.opened,
      view: 'whole',
      moving: true,
    };
  }

  private stand({ position, target, opening, view }: Stand): void {
    this.view = view;
    if (opening !== this.opened) {
      this.opened = opening;
      this.camera.fov = (Math.atan(Math.tan((fieldOfView * Math.PI) / 360) * opening) * 360) / Math.PI;
      this.camera.updateProjectionMatrix();
    }
    this.camera.position.set(...position);
    this.controls.target.set(...target);
    this.camera.lookAt(this.controls.target);
  }
}
