// Least squares over the generated files, for the tests that look for the effects that the model puts in.

export interface Estimate {
  readonly value: number;
  /** Standard error. */
  readonly error: number;
}

/** Answers the coefficients of an ordinary least-squares fit, one a column of `rows`. @throws RangeError when columns are dependent */
export function leastSquares(rows: readonly (readonly number[])[], answers: readonly number[]): readonly Estimate[] {
  const size = rows[0]?.length ?? 0;
  const normal = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const moments = new Array<number>(size).fill(0);
  rows.forEach((row, index) => {
    for (let one = 0; one < size; one++) {
      const value = row[one] ?? 0;
      if (value === 0) {
        continue;
      }
      moments[one] = (moments[one] ?? 0) + value * (answers[index] ?? 0);
      const line = normal[one] ?? [];
      for (let other = 0; other < size; other++) {
        line[other] = (line[other] ?? 0) + value * (row[other] ?? 0);
      }
    }
  });
  const inverse = inverted(normal);
  const values = inverse.map((line) => dot(line, moments));
  const squares = rows.reduce((sum, row, index) => sum + ((answers[index] ?? 0) - dot(row, values)) ** 2, 0);
  const variance = squares / (rows.length - size);
  return values.map((value, at) => ({ value, error: Math.sqrt(variance * (inverse[at]?.[at] ?? 0)) }));
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** Gauss-Jordan with the unit matrix beside it. */
function inverted(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = matrix.length;
  let lines = matrix.map((line, at) => [...line, ...Array.from({ length: size }, (_, other) => (other === at ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    const best = lines
      .slice(column)
      .reduce((most, line, at) => (Math.abs(line[column] ?? 0) > Math.abs(lines[most]?.[column] ?? 0) ? column + at : most), column);
    const pivot = lines[best] ?? [];
    const lead = pivot[column] ?? 0;
    if (Math.abs(lead) < 1e-9) {
      throw new RangeError('columns are dependent');
    }
    const unit = pivot.map((value) => value / lead);
    const moved = lines.map((line, at) => (at === best ? (lines[column] ?? []) : line));
    lines = moved.map((line, at) => (at === column ? unit : line.map((value, other) => value - (line[column] ?? 0) * (unit[other] ?? 0))));
  }
  return lines.map((line) => line.slice(size));
}
