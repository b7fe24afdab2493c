// The fields of request and response bodies: one decorator each for validation and OpenAPI, so that the two cannot differ.
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isDay } from '../../common/calendar.js';

export interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  /** The field may be left out. */
  readonly optional?: boolean;
  /** The field may be null. */
  readonly nullable?: boolean;
}

/** Text that a screen and PostgreSQL can carry: no control, bidi, zero-width, tag or annotation characters, no lone surrogates. */
@ValidatorConstraint({ name: 'plainText' })
class PlainText implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (
      typeof value === 'string' &&
      value.isWellFormed() &&
      !/[\p{Cc}\p{Co}\p{Cn}\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u.test(
        value.replace(/[\n\t]/g, ''),
      )
    );
  }
}

@ValidatorConstraint({ name: 'day' })
class CalendarDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
}

/** Named values of the code of practice: numbers, flags, short texts, and lists of short texts. */
@ValidatorConstraint({ name: 'namedValues' })
class NamedValues implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length <= MOST_VALUES &&
      Object.entries(value).every(
        ([name, one]) => COLUMN.test(name) && (isSimple(one) || (Array.isArray(one) && one.length <= MOST_VALUES && one.every(isSimple))),
      )
    );
  }
}

function isSimple(value: unknown): boolean {
  return (
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && REFERENCE.test(value))
  );
}

function field(options: FieldOptions, api: ApiPropertyOptions, ...rules: readonly PropertyDecorator[]): PropertyDecorator {
  const { description, example, optional = false, nullable = false } = options;
  const documented = ApiProperty({
    ...api,
    description,
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions);
  const isPassedOver = (value: unknown): boolean => (optional && value === undefined) || (nullable && value === null);
  return applyDecorators(documented, ...(optional || nullable ? [ValidateIf((_, value) => !isPassedOver(value))] : []), ...rules);
}

/** Says by its own name what a text looks like; what is no text is said by `isString`. */
function Shaped(name: string, pattern: RegExp, each = false): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: (value) => typeof value !== 'string' || pattern.test(value) } }, { each });
}

interface TextOptions extends FieldOptions {
  readonly maxLength: number;
  /** What is said of blanks alone: that it is needed, or that a reason is. */
  readonly blank?: 'needed' | 'why';
}

/** Text of people: trimmed length between 1 and `maxLength`, no control characters. */
export function TextField(options: TextOptions): PropertyDecorator {
  return field(
    options,
    { type: String, minLength: 1, maxLength: options.maxLength },
    IsString(),
    Validate(PlainText),
    Shaped(options.blank ?? 'needed', /\S/),
    MaxLength(options.maxLength),
  );
}

/** A code: lower-case letters, digits and hyphens, 2 to 60 characters. */
export function CodeField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, pattern: CODE.source }, IsString(), Shaped('code', CODE));
}

/** A list of codes of columns. */
export function CodeListField(options: FieldOptions & { readonly max: number }): PropertyDecorator {
  return listOf(COLUMN, options);
}

/** The code of a column as it stands in a data set: lower-case letters, digits and underscores. */
export function ColumnField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, pattern: COLUMN.source }, IsString(), Shaped('column', COLUMN));
}

/** A reference as registers write it: letters, digits and `. _ / -`, 1 to 40 characters. It may stand in the log as it is. */
export function ReferenceField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, pattern: REFERENCE.source }, IsString(), Shaped('reference', REFERENCE));
}

/** A list of references. */
export function ReferenceListField(options: FieldOptions & { readonly max: number }): PropertyDecorator {
  return listOf(REFERENCE, options);
}

/** Named values: numbers, flags, references, lists of these; which names there are is for the domain to say. */
export function ValuesField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: 'object', additionalProperties: true }, Validate(NamedValues));
}

export function IdField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, IsUUID());
}

/** A SHA-256 in lower-case hexadecimal. */
export function DigestField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, pattern: DIGEST.source }, IsString(), Shaped('digest', DIGEST));
}

export function DayField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, format: 'date' }, IsString(), Validate(CalendarDay));
}

/** A calendar month: 2026-12. */
export function MonthField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, pattern: MONTH.source }, IsString(), Shaped('month', MONTH));
}

export function OneOfField<T extends string>(values: readonly T[], options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, enum: [...values] }, IsIn([...values]));
}

/** A list of values of a closed list. */
export function OneOfListField<T extends string>(
  values: readonly T[],
  options: FieldOptions & { readonly max: number },
): PropertyDecorator {
  return field(
    options,
    { type: String, enum: [...values], isArray: true, maxItems: options.max },
    IsArray(),
    ArrayMaxSize(options.max),
    IsIn([...values], { each: true }),
  );
}

export function FlagField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean());
}

export function CountField(options: FieldOptions & { readonly min: number; readonly max: number }): PropertyDecorator {
  return field(options, { type: 'integer', minimum: options.min, maximum: options.max }, IsInt(), Min(options.min), Max(options.max));
}

/** A list of texts of people. */
export function TextListField(options: FieldOptions & { readonly maxLength: number; readonly max: number }): PropertyDecorator {
  return field(
    options,
    { type: String, isArray: true, maxItems: options.max },
    IsArray(),
    ArrayMaxSize(options.max),
    IsString({ each: true }),
    Validate(PlainText, { each: true }),
    Shaped('needed', /\S/, true),
    MaxLength(options.maxLength, { each: true }),
  );
}

// The description of the api knows a class that is told late by a function whose name is `type`: an arrow in its place has that name.
/** An object of the given class. */
export function ObjectField(type: () => new () => object, options: FieldOptions): PropertyDecorator {
  return field(options, { type: () => type() }, IsObject(), ValidateNested(), Type(type));
}

/** A list of objects of the given class. */
export function ObjectListField(type: () => new () => object, options: FieldOptions & { readonly max: number }): PropertyDecorator {
  return field(
    options,
    { type: () => type(), isArray: true, maxItems: options.max },
    IsArray(),
    ArrayMaxSize(options.max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** A response member that no request sends; documented only. */
export function Answered(
  options: FieldOptions & { readonly type?: ApiPropertyOptions['type']; readonly isArray?: boolean; readonly values?: readonly string[] },
): PropertyDecorator {
  const { type = String, isArray = false, values } = options;
  return field(options, { type, isArray, ...(values === undefined ? {} : { enum: [...values] }) } as ApiPropertyOptions);
}

const MOST_VALUES = 200;
const CODE = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/;
const COLUMN = /^[a-z][a-z0-9_]{0,58}$/;
const MONTH = /^20\d{2}-(?:0[1-9]|1[0-2])$/;
const DIGEST = /^[0-9a-f]{64}$/;
const REFERENCE = /^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,39})$/;

function listOf(pattern: RegExp, options: FieldOptions & { readonly max: number }): PropertyDecorator {
  return field(
    options,
    { type: String, isArray: true, maxItems: options.max },
    IsArray(),
    ArrayMaxSize(options.max),
    IsString({ each: true }),
    Shaped(pattern === COLUMN ? 'column' : 'reference', pattern, true),
  );
}
