/** Numbers kept for the past of one element, in bytes and in views. */
const mostBytes = 16 * 2 ** 20;
const mostViews = 48;

/** The views that were shown last, so that any number of them can tell its recent past. */
export class History {
  private views: Float32Array[] = [];

  /** Takes a view over; the oldest give way. */
  add(values: Float32Array): void {
    if (this.views[0] && this.views[0].length !== values.length) this.views = [];
    this.views.push(values);
    const room = Math.max(2, Math.min(mostViews, Math.floor(mostBytes / values.byteLength)));
    if (this.views.length > room) this.views.splice(0, this.views.length - room);
  }

  clear(): void {
    this.views = [];
  }

  /** An element in each of them, oldest first; empty for an element that is none. */
  of(element: number): number[] {
    return element < 0 ? [] : this.views.map((view) => view[element] ?? 0);
  }
}
