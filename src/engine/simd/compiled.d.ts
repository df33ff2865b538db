/** The kernels in `kernels/`, compiled by `compile.ts`, in base64. */
declare module '*?simd' {
  const base64: string;
  export default base64;
}

declare module '*?simd&fma' {
  const base64: string;
  export default base64;
}
