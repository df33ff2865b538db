import type { GraphNode, GraphView } from '../../chapters/graph.ts';

const space = 'http://www.w3.org/2000/svg';
const box = { width: 160, height: 54 } as const;
const gap = { x: 26, y: 10 } as const;

/**
 * The graph as SVG, inputs on the left and the loss on the right. A number appears when it has been computed: values in
 * green as the forward way passes, gradients in violet as the backward way does, new weights at the end.
 */
export function graphDrawing(
  { nodes, links, moments }: GraphView,
  at: number,
  named: (node: GraphNode) => string,
  text: (value: number) => string,
): Element {
  const done = moments.slice(0, at + 1);
  const moment = moments[at]!;
  const seen = (phase: string, id: string) => done.some((one) => one.phase === phase && one.focus[0] === id);
  const drawn = nodes.filter((node) => node.kind !== 'product');
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const tallest = Math.max(...Array.from({ length: columns }, (_, c) => countIn(drawn, c)));
  const height = tallest * (box.height + gap.y) + gap.y;
  const placeOf = (node: GraphNode) => {
    const rows = countIn(drawn, node.column);
    const x = gap.y + node.column * (box.width + gap.x);
    return { x, y: (height * (node.row + 0.5)) / rows - box.height / 2 };
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const width = columns * (box.width + gap.x) - gap.x + 2 * gap.y;
  const svg = make('svg', {
    viewBox: `0 0 ${width} ${height}`,
    'aria-hidden': 'true',
    style: `min-width: calc(var(--least, 0.5) * ${width}px)`,
  });
  for (const { from, to } of links) {
    const [a, b] = [byId.get(from)!, byId.get(to)!];
    // A weight is drawn in the box of its product: the box stands for both.
    if (a.kind === 'weight' && b.kind === 'product') continue;
    const start = placeOf(a.kind === 'product' ? weightOf(a, nodes) : a);
    const end = placeOf(b.kind === 'product' ? weightOf(b, nodes) : b);
    const focused = [from, to].every((id) => moment.focus.includes(plain(id)) || moment.focus.includes(id));
    svg.append(
      make('path', {
        class: `link${focused ? ` ${moment.phase}` : ''}`,
        d: trace(start.x + box.width, start.y + box.height / 2, end.x, end.y + box.height / 2),
      }),
    );
  }
  for (const node of drawn) {
    const { x, y } = placeOf(node);
    const product = nodes.find(({ id }) => id === `${node.id}·`);
    const sum = links.find(({ from }) => from === (product ?? node).id);
    const known =
      node.kind === 'input' || (node.kind === 'weight' ? true : seen('forward', node.id) || seen('loss', node.id));
    const multiplied = product !== undefined && sum !== undefined && seen('forward', sum.to);
    const value =
      text(node.value) +
      (multiplied
        ? ` · ${text(byId.get(links.find(({ to, from }) => to === product.id && from !== node.id)!.from)!.value)} = ${text(product.value)}`
        : '');
    const after = seen('update', node.id) && node.weight ? ` → ${text(node.weight.after)}` : '';
    const focus = moment.focus[0] === node.id ? ' focus' : moment.focus.includes(node.id) ? ' near' : '';
    const group = make('g', { class: `node ${node.kind}${focus} ${focus ? moment.phase : ''}`, 'data-node': node.id });
    group.append(
      make('rect', {
        x,
        y,
        width: box.width,
        height: box.height,
        rx: node.kind === 'sum' || node.kind === 'weight' ? 6 : 22,
      }),
      label(
        node.kind === 'weight' && product ? `${named(node)} · ${named(product)}` : named(node),
        x + box.width / 2,
        y + 16,
        'name',
      ),
    );
    if (known) group.append(label(after ? text(node.value) + after : value, x + box.width / 2, y + 32, 'value'));
    if (seen('backward', node.id))
      group.append(label(`∂L/∂${node.name} = ${text(node.grad)}`, x + box.width / 2, y + 48, 'grad'));
    svg.append(group);
  }
  return svg;
}

function countIn(nodes: readonly GraphNode[], column: number): number {
  return nodes.filter((node) => node.column === column).length;
}

const plain = (id: string) => id.replace('·', '');

function weightOf(product: GraphNode, nodes: readonly GraphNode[]): GraphNode {
  return nodes.find(({ id }) => id === plain(product.id))!;
}

/** A thread as on a circuit board: straight, a bend, straight. */
function trace(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function label(text: string, x: number, y: number, kind: string): Element {
  const made = make('text', { x, y, class: kind, 'text-anchor': 'middle' });
  made.textContent = text;
  return made;
}

function make(tag: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
