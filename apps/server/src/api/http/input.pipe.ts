import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInput, limits, type InputIssue } from '#kernel';

/** Checks what comes in against its DTO; unknown members are refused, and every issue names its place. */
export const inputPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: true,
  exceptionFactory: (errors: ValidationError[]) => {
    const issues = errors.flatMap((error) => issuesOf(error, ''));
    const told = issues.slice(0, limits.importErrorsMax);
    return new InvalidInput(told, issues.length - told.length);
  },
});

function issuesOf(error: ValidationError, parent: string): readonly InputIssue[] {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : [parent, error.property].filter(Boolean).join('.');
  const below = error.children ?? [];
  if (below.length > 0) return below.flatMap((child) => issuesOf(child, path));
  return Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    where: { path },
    message: rule === 'whitelistValidation' ? 'is not known here; remove it' : message,
  }));
}
