/** The first of `length` indices that fits, else `length`; fitting ones stand behind those that don't. */
export function firstIndex(length: number, fits: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the last stretch that begins at or before the offset; they stand in the order of the text. */
export function stretchAt(stretches: readonly { start: number }[], offset: number): number {
  return Math.max(0, firstIndex(stretches.length, (index) => (stretches[index]?.start ?? 0) > offset) - 1);
}
