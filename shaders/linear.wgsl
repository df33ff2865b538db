// y = a w + b: a linear layer whose weights are [in,out].
// An invocation owns 4 x 4 numbers of y, spread over its workgroup's tile of 32 x 32 so that neighbors read and write
// side by side. The tile's rows and columns stay in the cache; without barriers that is faster on software devices too.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;       // after offsetA elements [M,K]
@group(0) @binding(1) var<storage, read> w: array<f32>;       // [K,N]
@group(0) @binding(2) var<storage, read> b: array<f32>;       // [N]
@group(0) @binding(3) var<storage, read_write> y: array<f32>; // [M,N]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn linear(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let M = params.M;
  let N = params.N;
  let K = params.K;
  let spread = vec4u(0u, 1u, 2u, 3u);
  let m = vec4u(group.y * 4u * WORKGROUP_Y + local.y) + spread * WORKGROUP_Y;
  let n = vec4u(group.x * 4u * WORKGROUP_X + local.x) + spread * WORKGROUP_X;
  // Rows and columns past the end repeat the last one: their sums are thrown away.
  let row = vec4u(params.offsetA) + min(m, vec4u(M - 1u)) * K;
  let column = min(n, vec4u(N - 1u));
  let bias = vec4f(b[column.x], b[column.y], b[column.z], b[column.w]);
  var sum0 = bias;
  var sum1 = bias;
  var sum2 = bias;
  var sum3 = bias;
  for (var k = 0u; k < K; k++) {
    let right = vec4f(w[column.x + k * N], w[column.y + k * N], w[column.z + k * N], w[column.w + k * N]);
    let left = vec4f(a[row.x + k], a[row.y + k], a[row.z + k], a[row.w + k]);
    sum0 += left.x * right;
    sum1 += left.y * right;
    sum2 += left.z * right;
    sum3 += left.w * right;
  }
  store(sum0, m.x, n);
  store(sum1, m.y, n);
  store(sum2, m.z, n);
  store(sum3, m.w, n);
}

fn store(sum: vec4f, m: u32, n: vec4u) {
  if (m >= params.M) {
    return;
  }
  for (var i = 0u; i < 4u; i++) {
    if (n[i] < params.N) {
      y[m * params.N + n[i]] = sum[i];
    }
  }
}
