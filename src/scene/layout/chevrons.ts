import type { Chevron, Vec, Wire } from './forms.ts';
import { direction } from './route.ts';

/** Wires whose direction is marked, and the shortest straight part that takes a mark. */
const marked: readonly Wire['kind'][] = ['forward', 'input', 'answer', 'error', 'blame'];
const shortest = 0.8;
/** Size of a mark at least, so that it is seen on a thin wire too; less on those of single units and songs. */
const least = 0.11;
const thin = 0.03;
/** Distance between two marks, about. */
const spacing = 1.9;

/** Arrowheads along the conductors of those kinds: which way a signal or an error goes, in a still and without motion too. */
export function chevronsOf(wires: readonly Wire[], kinds = marked): Chevron[] {
  return wires
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((wire) => {
      const list: Chevron[] = [];
      for (const [i, b] of wire.points.entries()) {
        const a = wire.points[i - 1];
        if (!a) continue;
        const d: Vec = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
        const length = Math.hypot(...d);
        if (length < shortest) continue;
        const count = Math.max(1, Math.round(length / spacing));
        const { source, kind, up, width } = wire;
        for (let k = 0; k < count; k++) {
          const part = (k + 0.5) / count;
          const at: Vec = [a[0] + d[0] * part, a[1] + d[1] * part, a[2] + d[2] * part];
          list.push({
            at,
            way: direction(a, b),
            up,
            size: Math.max(width < thin ? least * 0.6 : least, width * 1.9),
            lift: width,
            source,
            kind,
          });
        }
      }
      return list;
    });
}
