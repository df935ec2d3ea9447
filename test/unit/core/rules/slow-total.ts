/**
 * Marks in tenths to a total, on paper: long division digit by digit on strings of digits, with
 * nothing of the engine in it. Rounds half-up; marks are not negative.
 */
export function slowTotal(
  marks: readonly number[],
  drop: { readonly low: number; readonly high: number },
  take: 'sum' | 'mean' | 'median',
  places: number,
): string {
  let kept = marks.toSorted((a, b) => a - b);
  if (kept.length > drop.low + drop.high) {
    for (let gone = 0; gone < drop.low; gone += 1) kept = kept.slice(1);
    for (let gone = 0; gone < drop.high; gone += 1) kept = kept.slice(0, -1);
  }
  if (take === 'median') kept = middle(kept);
  const tenths = kept.reduce((sum, mark) => sum + mark, 0);
  return longDivision(tenths, 10 * (take === 'sum' ? 1 : kept.length), places);
}

function middle(sorted: readonly number[]): number[] {
  const rest = [...sorted];
  while (rest.length > 2) {
    rest.pop();
    rest.shift();
  }
  return rest;
}

/** School division: whole part, then one digit after the other, then a look at what is left. */
function longDivision(dividend: number, divisor: number, places: number): string {
  const digits: number[] = [];
  let whole = 0;
  let rest = dividend;
  while (rest >= divisor) {
    rest -= divisor;
    whole += 1;
  }
  for (let place = 0; place < places; place += 1) {
    rest *= 10;
    let digit = 0;
    while (rest >= divisor) {
      rest -= divisor;
      digit += 1;
    }
    digits.push(digit);
  }
  if (rest * 2 >= divisor) {
    let place = digits.length - 1;
    while (place >= 0 && digits[place] === 9) {
      digits[place] = 0;
      place -= 1;
    }
    if (place >= 0) digits[place] = (digits[place] ?? 0) + 1;
    else whole += 1;
  }
  return places === 0 ? String(whole) : `${whole}.${digits.join('')}`;
}
