// How often values occur in a column, as long as they are few: for samples and for telling codes from free text.

const MOST_VALUES = 500;
const LONGEST_VALUE = 100;
const SAMPLES = 5;
const LEAST_ROWS = 10;
const CONTENT_CHECKS = 5_000;

const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[A-Za-z]{2,}$/;
const PHONE = /^(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}$/;
const IBAN = /^[A-Z]{2}\d{2}[A-Z]{4}\d{10}$/;
const NAME = /^\p{Lu}[\p{Ll}'’-]+,?(?: (?:van|de|der|den|ten|ter|te|von|el|al|'t|in|op))*(?: \p{Lu}[\p{L}'’.-]*)+$/u;

/** What the first values of a column look like, as shares of the values looked at. */
export interface Content {
  readonly email: number;
  readonly phone: number;
  readonly iban: number;
  readonly personName: number;
  /** Mean length of the values, characters. */
  readonly meanLength: number;
  readonly withSpaces: number;
}

/** Counts the values of one column; memory is bounded by giving up on columns of many different values. */
export class Frequencies {
  private counts: Map<string, number> | null = new Map();
  private checked = 0;
  private length = 0;
  private readonly found = { email: 0, phone: 0, iban: 0, personName: 0, withSpaces: 0 };

  take(value: string): void {
    if (this.checked < CONTENT_CHECKS) {
      this.check(value);
    }
    if (this.counts === null) {
      return;
    }
    const known = this.counts.get(value);
    if (known !== undefined) {
      this.counts.set(value, known + 1);
    } else if (this.counts.size >= MOST_VALUES || value.length > LONGEST_VALUE) {
      this.counts = null;
    } else {
      this.counts.set(value, 1);
    }
  }

  /** Answers at most 5 values that at least 10 rows have, the most frequent first; none when values are many or long. */
  samples(): string[] {
    return [...(this.counts ?? [])]
      .filter(([value, rows]) => rows >= LEAST_ROWS && value.isWellFormed() && !/[\p{Cc}\ufffd]/u.test(value))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, SAMPLES)
      .map(([value]) => value);
  }

  content(): Content {
    const share = (count: number): number => (this.checked === 0 ? 0 : count / this.checked);
    const { email, phone, iban, personName, withSpaces } = this.found;
    return {
      email: share(email),
      phone: share(phone),
      iban: share(iban),
      personName: share(personName),
      withSpaces: share(withSpaces),
      meanLength: share(this.length),
    };
  }

  private check(value: string): void {
    this.checked++;
    this.length += value.length;
    this.found.email += EMAIL.test(value) ? 1 : 0;
    this.found.phone += PHONE.test(value) ? 1 : 0;
    this.found.iban += IBAN.test(value.replaceAll(' ', '').slice(0, 40)) ? 1 : 0;
    this.found.personName += value.length <= 80 && NAME.test(value) ? 1 : 0;
    this.found.withSpaces += value.includes(' ') ? 1 : 0;
  }
}
