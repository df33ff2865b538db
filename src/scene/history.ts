import { type Region, regionLength } from '../probe/view.ts';

/** Numbers kept for the past of one element, in bytes and in views. */
const mostBytes = 16 * 2 ** 20;
const mostViews = 48;

/** The views that were shown last, so that any number of them can tell its recent past. */
export class History {
  private views: Float32Array[] = [];
  /** Elements that stand for other numbers than before, and how many views have come since. */
  private changed: readonly (Region | undefined)[] = [];
  private since = 0;

  /** Takes a view over; the oldest give way. */
  add(values: Float32Array): void {
    if (this.views[0] && this.views[0].length !== values.length) this.views = [];
    this.views.push(values);
    this.since++;
    const room = Math.max(2, Math.min(mostViews, Math.floor(mostBytes / values.byteLength)));
    if (this.views.length > room) this.views.splice(0, this.views.length - room);
  }

  clear(): void {
    this.views = [];
    this.changed = [];
  }

  /** These regions hold other numbers from now on: they have no past yet. */
  forget(...regions: readonly (Region | undefined)[]): void {
    this.changed = regions;
    this.since = 0;
  }

  /** An element in each of them, oldest first; empty for an element that is none. */
  of(element: number): number[] {
    if (element < 0) return [];
    const changed = this.changed.some(
      (region) => region && element >= region.offset && element < region.offset + regionLength(region),
    );
    const views = changed ? this.views.slice(Math.max(0, this.views.length - this.since)) : this.views;
    return views.map((view) => view[element] ?? 0);
  }
}
