import type { Free } from '../core/inset.ts';
import type { PaletteName } from '../core/palette.ts';
import { answerFor, type Known } from './answers.ts';
import { Card } from './card.ts';
import type { Pickable, Vec } from './layout/forms.ts';
import { type Hit, sameIn, type ToScreen } from './picking.ts';

/** Time between two writings of the card. */
const writeMs = 150;

/** What is touched: hovered over, pinned by a click, or reached with the arrow keys; and the card that tells it. */
export class Touch {
  private readonly card: Card;
  private hovered: Hit | null = null;
  private pinned: Hit | null = null;
  private written = Number.NEGATIVE_INFINITY;

  constructor(container: HTMLElement) {
    this.card = new Card(container);
  }

  /** Where the arrow keys go on from. */
  get chosen(): Pickable | null {
    return (this.pinned ?? this.hovered)?.pickable ?? null;
  }

  hover(hit: Hit | null): void {
    this.hovered = hit;
    this.written = Number.NEGATIVE_INFINITY;
  }

  /** Keeps the card of a thing; on nothing, or a second time on the same, lets go of it. */
  pin(hit: Hit | null): void {
    this.pinned = hit && hit.pickable !== this.pinned?.pickable ? hit : null;
    this.hovered = this.pinned ? null : hit;
    this.written = Number.NEGATIVE_INFINITY;
  }

  /** The arrow keys go to a thing; the card goes with them. */
  walk(pickable: Pickable | null): void {
    this.pinned = pickable && { pickable, part: 0 };
    this.hovered = null;
    this.written = Number.NEGATIVE_INFINITY;
  }

  setRoom(room: PaletteName): void {
    this.card.setRoom(room);
  }

  /** Writes and places the card. */
  frame(nowMs: number, known: Known, toScreen: ToScreen, free: Free): void {
    const hit = this.pinned ?? this.hovered;
    if (nowMs - this.written > writeMs) {
      this.written = nowMs;
      const picked = hit && answerFor(hit.pickable, hit.part, known);
      this.card.show(picked, this.pinned !== null, known.words);
    }
    if (!hit) return;
    const at = toScreen(placeOf(hit));
    this.card.stand(at.x, at.y, free);
  }

  /** Other pickables stand in the place of the old ones: what is touched stays so where there is one of the same thing. */
  keep(pickables: readonly Pickable[]): void {
    const kept = (hit: Hit | null) => {
      const pickable = hit && sameIn(pickables, hit.pickable);
      return pickable && { pickable, part: hit.part };
    };
    this.hovered = kept(this.hovered);
    this.pinned = kept(this.pinned);
    this.written = Number.NEGATIVE_INFINITY;
  }

  /** PyTorch's name of what is pinned; null where nothing is. */
  get pinnedName(): string | null {
    return this.pinned?.pickable.torch ?? null;
  }

  dispose(): void {
    this.card.dispose();
  }
}

/** The point of the stage that was hit. */
export function placeOf({ pickable: { path }, part }: Hit): Vec {
  const along = Math.min(1, Math.max(0, part)) * (path.length - 1);
  const k = Math.min(path.length - 1, Math.floor(along));
  const a = path[k]!;
  const b = path[k + 1] ?? a;
  const rest = along - k;
  return [a[0] + (b[0] - a[0]) * rest, a[1] + (b[1] - a[1]) * rest, a[2] + (b[2] - a[2]) * rest];
}
