// dw = h^T da, and the column sums of da for both biases: gradient of a recurrent layer's parameters.
// An invocation owns 4 x 4 numbers of dw, spread over its workgroup's tile of 32 x 32 so that neighbors read and write
// side by side. The tile's rows and columns stay in the cache; without barriers that is faster on software devices too.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
}

@group(0) @binding(0) var<storage, read> h: array<f32>;       // after offsetA elements [K,M]
@group(0) @binding(1) var<storage, read> da: array<f32>;       // [K,N]
@group(0) @binding(2) var<storage, read_write> dw: array<f32>; // [M,N]
@group(0) @binding(3) var<storage, read_write> db_ih: array<f32>; // [N]
@group(0) @binding(4) var<storage, read_write> db_hh: array<f32>; // [N]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn recurrent_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let M = params.M;
  let N = params.N;
  let K = params.K;
  let spread = vec4u(0u, 1u, 2u, 3u);
  let m = vec4u(group.y * 4u * WORKGROUP_Y + local.y) + spread * WORKGROUP_Y;
  let n = vec4u(group.x * 4u * WORKGROUP_X + local.x) + spread * WORKGROUP_X;
  // Rows and columns past the end repeat the last one: their sums are thrown away.
  let row = vec4u(params.offsetA) + min(m, vec4u(M - 1u));
  let column = min(n, vec4u(N - 1u));
  var sum0 = vec4f(0.0);
  var sum1 = vec4f(0.0);
  var sum2 = vec4f(0.0);
  var sum3 = vec4f(0.0);
  var column_sum = vec4f(0.0);
  for (var k = 0u; k < K; k++) {
    let right = vec4f(da[column.x + k * N], da[column.y + k * N], da[column.z + k * N], da[column.w + k * N]);
    let left = vec4f(h[row.x + k * M], h[row.y + k * M], h[row.z + k * M], h[row.w + k * M]);
    column_sum += right;
    sum0 += left.x * right;
    sum1 += left.y * right;
    sum2 += left.z * right;
    sum3 += left.w * right;
  }
  store(sum0, m.x, n);
  store(sum1, m.y, n);
  store(sum2, m.z, n);
  store(sum3, m.w, n);
  // The first row of invocations has seen every row of its columns.
  if (group.y == 0u && local.y == 0u) {
    for (var i = 0u; i < 4u; i++) {
      if (n[i] < N) {
        db_ih[n[i]] = column_sum[i];
        db_hh[n[i]] = column_sum[i];
      }
    }
  }
}

fn store(sum: vec4f, m: u32, n: vec4u) {
  if (m >= params.M) {
    return;
  }
  for (var i = 0u; i < 4u; i++) {
    if (n[i] < params.N) {
      dw[m * params.N + n[i]] = sum[i];
    }
  }
}
