import { attribute, exp, float, mix, select, smoothstep, varying, vec3 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, type Material, MeshBasicNodeMaterial, type Object3D } from 'three/webgpu';
import type { Landscape } from '../layout/forms.ts';
import { phases } from '../layout/phases.ts';
import { type Float3, signTint, tint } from './colors.ts';
import { corners, instances } from './instances.ts';
import { compressMemory, type Float, gradeGradient, type Live, pulse } from './live.ts';
import { drawnAt } from './pixel.ts';

/** Points of all lines together; beyond it a line has fewer between two units. */
const mostPoints = 90000;
/** How many times as high as wide a line is at most, where it rises steeply. */
const steepest = 14;

/**
 * The memory landscape: one lit line across all units for every time step, the newest in front, each with a dark curtain
 * that hides what lies behind. Where a unit keeps its memory, its peaks stand behind each other as a ridge.
 */
export function ridgeMaterial(live: Live): Material {
  const material = new MeshBasicNodeMaterial({ side: 2 });
  const corner = attribute('position', 'vec3');
  const place = attribute('place', 'vec4');
  const form = attribute('style', 'vec4');
  const main = attribute('first', 'vec4');
  const time = attribute('time', 'vec4');
  const u = corner.x;
  const far = time.x;
  const step = time.y;
  const groups = time.z;
  const each = time.w;
  const units = main.z;

  /** Memory of the unit that a column stands for. */
  const unitOf = (index: Float) => index.add(0.5).mul(each).floor().min(units.sub(1));
  const column = (index: Float) => live.at(main.x.add(step.mul(units)).add(unitOf(index)), 'soma');

  const p = u.mul(groups).sub(0.5);
  const left = p.floor().clamp(0, groups.sub(1));
  const right = left.add(1).min(groups.sub(1));
  const part = smoothstep(0, 1, p.sub(left));
  const low = compressMemory(column(left)).toVar();
  const high = compressMemory(column(right)).toVar();
  const value = mix(low, high, part).toVar();
  const nearest = unitOf(select(part.lessThan(0.5), left, right));
  const reached = select(
    main.y.lessThan(0),
    float(0),
    gradeGradient(live.at(main.y.add(step.mul(units)).add(nearest), 'error')),
  );
  const edge = smoothstep(0, 0.02, u).mul(smoothstep(0, 0.02, u.oneMinus()));
  const spread = far.mul(form.w).add(1);
  const height = value.mul(form.z).mul(edge);
  const middle = vec3(
    main.w.add(place.x.sub(main.w).add(u.sub(0.5).mul(place.w)).mul(spread)),
    place.y.add(form.y.mul(far)).add(height),
    place.z.sub(form.x.mul(far)),
  ).toVar();
  const lineWidth = value.abs().min(1).mul(0.014).add(0.011).mul(far.mul(0.9).add(1));
  // This is half of it: two and a half pixels at least, since a line that rises and falls so fast needs as many.
  const drawn = drawnAt(middle, lineWidth);
  // Across the line, not straight down, it is as wide as it should be: on its flanks it is as much higher.
  const between = p.sub(left).clamp(0, 1);
  const turn = between.mul(between.oneMinus()).mul(6);
  const slope = high.sub(low).mul(turn).mul(form.z).mul(groups).div(place.w.mul(spread));
  const upright = slope.mul(slope).add(1).sqrt().min(steepest);
  const drop = select(
    corner.z.greaterThan(1.5),
    form.z.mul(1.25),
    corner.z.sub(0.5).mul(drawn.width).mul(2).mul(upright),
  );
  material.positionNode = middle.sub(vec3(0, drop, 0));
  const strength = varying(value.abs().min(1));
  const color = varying(mix(tint('wall').mul(0.5), signTint(value), smoothstep(0.02, 0.16, value.abs())));
  const light = varying(drawn.light);
  const below = varying(corner.z);
  const away = varying(far);
  const near = away.oneMinus().max(0).pow(1.1).mul(0.8).add(0.2);
  const back = pulse(live, away, ...phases.error).mul(varying(reached));
  const line = color
    .mul(strength.pow(0.7).mul(1.15).add(0.1))
    .mul(light)
    .mul(near)
    .add(tint('backward').mul(back.mul(1.8).add(varying(reached).mul(0.12)).mul(near)));
  const veil = exp(below.sub(1).max(0).mul(-5)).mul(strength).mul(0.2);
  const curtain = mix(tint('groundDeep'), tint('ground'), near.mul(0.5))
    .mul(0.9)
    .add(color.mul(veil).mul(near)) as unknown as Float3;
  material.colorNode = select(below.greaterThan(1.02), curtain, line);
  return material;
}

/** All lines in one draw call. */
export function ridgeMeshes(landscapes: readonly Landscape[], material: Material, detail: number): Object3D[] {
  const first = landscapes[0];
  if (!first || first.steps < 1) return [];
  const lines = landscapes.flatMap((one) => one.lines.map((step) => ({ one, step })));
  const columns = Math.max(...landscapes.map((one) => one.columns));
  const every = Math.min(corners(10, detail), Math.max(2, Math.floor(mostPoints / (lines.length * columns))));
  const mesh = instances(
    strip(columns * every + 1),
    {
      place: { size: 4, data: lines.flatMap(({ one }) => [...one.at, one.width]) },
      first: { size: 4, data: lines.flatMap(({ one }) => [one.element, one.gradient, one.units, one.center]) },
      style: { size: 4, data: lines.flatMap(({ one }) => [one.depth, one.rise, one.amplitude, one.spread]) },
      time: {
        size: 4,
        data: lines.flatMap(({ one, step }) => [
          one.steps > 1 ? 1 - step / (one.steps - 1) : 0,
          step,
          one.columns,
          one.units / one.columns,
        ]),
      },
    },
    material,
  );
  return mesh ? [mesh] : [];
}

/** x is 0..1 across; z is 0 and 1 at the edges of the line, then 1.03 and 2 at those of the curtain. */
function strip(points: number): BufferGeometry {
  const profile = [0, 1, 1.03, 2];
  const position: number[] = [];
  const index: number[] = [];
  for (let i = 0; i < points; i++) {
    for (const z of profile) position.push(i / (points - 1), 0, z);
    if (i === 0) continue;
    for (let k = 0; k + 1 < profile.length; k++) {
      if (k === 1) continue;
      const a = (i - 1) * profile.length + k;
      const b = a + profile.length;
      index.push(a, b, a + 1, a + 1, b, b + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(position), 3));
  geometry.setIndex(index);
  return geometry;
}
