import {
  attribute,
  Fn,
  float,
  If,
  int,
  Loop,
  select,
  texture,
  uniform,
  uv,
  varying,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import {
  CanvasTexture,
  LinearFilter,
  type Material,
  MeshBasicNodeMaterial,
  type Object3D,
  PlaneGeometry,
} from 'three/webgpu';
import type { SceneLayout } from '../layout/forms.ts';
import { leastLetter } from '../layout/grades.ts';
import { tint } from './colors.ts';
import { instances } from './instances.ts';
import type { Float, Live } from './live.ts';
import { shapeOf } from './symbols.ts';

const columns = 16;
const cell = 64;
/** Units looked at for the envelope of a character; more are sampled evenly. */
const envelopeUnits = 32;

export interface GlyphMaterial {
  readonly material: Material;
  /** Draws the symbols of a model and points the material at its numbers. */
  prepare(layout: SceneLayout): void;
  dispose(): void;
}

/** Characters from the device: which symbol each quad shows, how tall and how bright, is read from the view. */
export function glyphMaterial(live: Live): GlyphMaterial {
  const canvas = document.createElement('canvas');
  canvas.width = columns * cell;
  canvas.height = cell;
  let atlas = atlasOf(canvas);
  const node = texture(atlas);
  const rows = uniform(1, 'float');
  const first = uniform(0, 'float');
  const count = uniform(0, 'int');
  const envelope = uniform(0, 'float');
  const units = uniform(1, 'int');
  const unitStep = uniform(1, 'float');
  const width = uniform(1, 'float');
  const lastStep = uniform(0, 'float');
  let key = '';

  const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false });
  material.fog = false;
  const place = attribute('place', 'vec4');
  const main = attribute('first', 'vec3');
  const stays = attribute('stays', 'float');
  const corner = attribute('position', 'vec3');

  /** [symbol, probability] of the candidate of a rank: the best that is worse than the one before it. */
  const candidate = Fn(([rank]: [Float]) => {
    const last = vec2(-1, 2).toVar();
    Loop({ type: 'int', start: 0, end: int(rank.add(1.5)) }, () => {
      const best = vec2(-1, -1).toVar();
      Loop({ type: 'int', start: 0, end: count }, ({ i }) => {
        const index = float(i);
        const p = live.turned(first.add(index), 'verdict');
        const behind = p.lessThan(last.y).or(p.equal(last.y).and(index.greaterThan(last.x)));
        If(behind.and(p.greaterThan(best.y)), () => {
          best.assign(vec2(index, p));
        });
      });
      last.assign(best);
    });
    return last;
  });

  /** Mean |h| of the top layer at the step of the character: how much it stirred. */
  const stirred = Fn(([step]: [Float]) => {
    const sum = float(0).toVar();
    Loop({ type: 'int', start: 0, end: units }, ({ i }) => {
      sum.addAssign(live.at(envelope.add(step.mul(width)).add(float(i).mul(unitStep)), 'soma').abs());
    });
    return sum.div(float(units));
  });

  const isCandidate = main.z.greaterThan(0.5);
  const shown = Fn(() => {
    const result = vec2(0, 0).toVar();
    If(isCandidate, () => {
      result.assign(candidate(main.y));
    }).Else(() => {
      result.assign(vec2(live.turned(main.x, 'wave'), stirred(lastStep.sub(main.y).max(0))));
    });
    return result;
  })().toVar();
  const symbol = varying(shown.x);
  const amount = varying(shown.y);
  const scale = select(isCandidate, shown.y.mul(0.7).add(0.3), float(1)).mul(place.w);
  // The quad stands on the line: a likelier candidate is taller, not lower.
  material.positionNode = place.xyz.add(vec3(corner.x.mul(scale), corner.y.add(0.5).mul(scale).sub(0.25), 0));
  const column = symbol.add(0.5).floor().mod(columns);
  const line = symbol.add(0.5).div(columns).floor();
  const ink = node.sample(vec2(column.add(uv().x).div(columns), float(1).sub(line.add(uv().y.oneMinus()).div(rows)))).a;
  const far = varying(main.y).mul(-0.045).add(1).max(leastLetter);
  const bright = select(
    varying(main.z).greaterThan(0.5),
    amount.mul(0.75).add(0.3),
    amount.mul(1.1).add(0.45).mul(far),
  );
  const color = select(varying(main.z).greaterThan(0.5), tint('forward'), tint('input'));
  material.colorNode = vec4(
    color.mul(bright.clamp(1, 1.15)),
    ink
      .mul(bright.clamp(leastLetter, 1))
      .mul(select(varying(stays).greaterThan(0.5), float(1), live.uniforms.text))
      .mul(select(varying(main.z).greaterThan(0.5), live.uniforms.clear.verdict, live.uniforms.clear.wave)),
  );
  return {
    material,
    prepare: (layout) => {
      first.value = layout.candidates.element;
      count.value = layout.candidates.count;
      const { element, units: all, steps } = layout.envelope;
      envelope.value = element;
      width.value = all;
      units.value = Math.max(1, Math.min(all, envelopeUnits));
      unitStep.value = Math.max(1, Math.floor(all / envelopeUnits));
      lastStep.value = Math.max(0, steps - 1);
      const next = layout.symbols.join('\u0000');
      if (next === key || layout.symbols.length === 0) return;
      key = next;
      rows.value = Math.ceil(layout.symbols.length / columns);
      const old = atlas;
      const drawing = document.createElement('canvas');
      drawing.width = columns * cell;
      drawing.height = rows.value * cell;
      draw(drawing, layout.symbols);
      atlas = atlasOf(drawing);
      node.value = atlas;
      old.dispose();
    },
    dispose: () => {
      atlas.dispose();
      material.dispose();
    },
  };
}

function atlasOf(canvas: HTMLCanvasElement): CanvasTexture {
  const made = new CanvasTexture(canvas);
  made.minFilter = LinearFilter;
  made.magFilter = LinearFilter;
  made.generateMipmaps = false;
  return made;
}

function draw(canvas: HTMLCanvasElement, symbols: readonly string[]): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.font = `600 ${cell * 0.78}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#fff';
  for (const [i, symbol] of symbols.entries()) {
    const x = (i % columns) * cell + cell / 2;
    context.fillText(shapeOf(symbol), x, Math.floor(i / columns) * cell + cell * 0.76, cell);
  }
}

/** All characters in one draw call. */
export function glyphMeshes(layout: SceneLayout, { material }: GlyphMaterial): Object3D[] {
  const glyphs = [...layout.glyphs, ...layout.past.glyphs];
  const mesh = instances(
    new PlaneGeometry(1, 1),
    {
      place: { size: 4, data: glyphs.flatMap(({ at, size }) => [...at, size]) },
      first: {
        size: 3,
        data: glyphs.flatMap(({ symbol, place, candidate }) => [symbol.element, place, candidate ? 1 : 0]),
      },
      stays: { size: 1, data: glyphs.map((_, i) => (i < layout.glyphs.length ? 0 : 1)) },
    },
    material,
  );
  return mesh ? [mesh] : [];
}
