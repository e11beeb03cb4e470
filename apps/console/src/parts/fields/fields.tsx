import { useId, type ReactNode } from 'react';
import {
  Checkbox,
  FieldError,
  FileTrigger,
  Button,
  Input,
  Label,
  NumberField as AriaNumberField,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { useFieldProblem } from './field-problems.jsx';
import './fields.css';

interface Field {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Where its value stands in the body that is sent: what the server says of it is shown here. */
  readonly path?: string | undefined;
  /** What is wrong before the server was asked. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

export interface TextFieldProps extends Field {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date' | 'time' | 'datetime-local' | 'search' | 'email' | 'tel';
  /** More than one line. */
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
}

export function TextField({ label, hint, path, error, rows, ...field }: TextFieldProps) {
  const told = useFieldProblem(path);
  const wrong = error ?? told;
  return (
    <AriaTextField
      {...field}
      className="field"
      isInvalid={wrong !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      {rows === undefined ? <Input /> : <TextArea rows={rows} />}
      <Told hint={hint} wrong={wrong} />
    </AriaTextField>
  );
}

export interface NumberFieldProps extends Field {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** NaN while it is empty. */
export function NumberField({ label, hint, path, error, min, max, ...field }: NumberFieldProps) {
  const told = useFieldProblem(path);
  const wrong = error ?? told;
  return (
    <AriaNumberField
      {...field}
      minValue={min}
      maxValue={max}
      className="field"
      isInvalid={wrong !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Input />
      <Told hint={hint} wrong={wrong} />
    </AriaNumberField>
  );
}

export interface SelectFieldProps<Value extends string> extends Field {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** The system's own list: the quickest there is by keyboard and on a telephone. */
export function SelectField<Value extends string>({
  label,
  hint,
  path,
  error,
  value,
  onChange,
  options,
  isRequired,
  isDisabled,
}: SelectFieldProps<Value>) {
  const id = useId();
  const told = useFieldProblem(path);
  const wrong = error ?? told;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        required={isRequired}
        disabled={isDisabled}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={hint === undefined && wrong === undefined ? undefined : `${id}-told`}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      {hint === undefined && wrong === undefined ? null : (
        <span id={`${id}-told`} className={wrong === undefined ? 'hint' : 'wrong'}>
          {wrong ?? hint}
        </span>
      )}
    </div>
  );
}

export interface CheckFieldProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

export function CheckField({ children, ...field }: CheckFieldProps) {
  return (
    <Checkbox {...field} className="check">
      <span className="box" aria-hidden />
      <span>{children}</span>
    </Checkbox>
  );
}

export interface ChoiceFieldProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly hint?: string;
  }[];
}

/** One of a few that are worth being seen together. */
export function ChoiceField<Value extends string>({
  legend,
  value,
  onChange,
  options,
}: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {options.map((one) => (
        <label key={one.value} className="choice">
          <input
            type="radio"
            name={name}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          <span>
            {one.label}
            {one.hint === undefined ? null : <span className="hint">{one.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export interface FileFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** `.csv` and the like. */
  readonly accepts: readonly string[];
  readonly file: File | undefined;
  readonly onChange: (file: File) => void;
  /** What the server says of the whole file. */
  readonly error?: string | undefined;
}

export function FileField({ label, hint, accepts, file, onChange, error }: FileFieldProps) {
  return (
    <div className="file">
      <FileTrigger
        acceptedFileTypes={[...accepts]}
        onSelect={(files) => {
          const chosen = files?.[0];
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        <Button className="button">{label}</Button>
      </FileTrigger>
      <output>{file?.name}</output>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
      {error === undefined ? null : (
        <span className="wrong" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

function Told({
  hint,
  wrong,
}: {
  readonly hint: string | undefined;
  readonly wrong: string | undefined;
}) {
  return (
    <>
      {hint === undefined ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {wrong === undefined ? null : <FieldError className="wrong">{wrong}</FieldError>}
    </>
  );
}
