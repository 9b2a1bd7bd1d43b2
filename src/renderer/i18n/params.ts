/**
 * Names of the parameters in an ICU message, read from its literal type: `{count, plural, one {# cell} other {# cells}}`
 * has `count`. What stands in the branches of a plural is told apart by its spaces and number signs, so a branch is
 * never a single bare word.
 */
export type ParamNames<Message extends string> = Message extends `${string}{${infer Rest}`
  ? NameAtStart<Rest> | ParamNames<Rest>
  : never

type NameAtStart<Rest extends string> = Rest extends `${infer Inside}}${string}` ? Bare<BeforeComma<Inside>> : never
type BeforeComma<Text extends string> = Text extends `${infer Name},${string}` ? Name : Text
type Bare<Text extends string> = Text extends `${string}${' ' | '#' | '{' | "'"}${string}` | '' ? never : Text

export type ParamValue = string | number | Date

/** Arguments after the key: none for a message without parameters. */
export type MessageArgs<Message extends string> = [ParamNames<Message>] extends [never]
  ? []
  : [params: { readonly [Name in ParamNames<Message>]: ParamValue }]
