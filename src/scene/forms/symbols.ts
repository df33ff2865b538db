/** How a symbol is drawn: itself, or a sign for one without a shape. */
export function shapeOf(symbol: string): string {
  if (symbol === ' ') return '\u2423';
  if (symbol === '\n') return '\u21b5';
  if (symbol === '\t') return '\u21e5';
  return symbol;
}
