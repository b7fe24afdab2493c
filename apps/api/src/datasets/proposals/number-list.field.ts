// A list of finite numbers in a body: validation and OpenAPI in one decorator, as the fields of platform/http.
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsNumber, IsOptional } from 'class-validator';

/** Numbers, at most `max` of them; may be null or left out. */
export function NumberListField(options: { readonly description: string; readonly max: number }): PropertyDecorator {
  const { description, max } = options;
  return applyDecorators(
    ApiProperty({ type: Number, isArray: true, description, maxItems: max, required: false, nullable: true }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(max),
    IsNumber({ allowInfinity: false, allowNaN: false }, { each: true }),
  );
}
