/**
 * A condition in English, in parts: plain words, names of variables (which whoever shows it gives their titles) and
 * values of data (which are shown as they are entered).
 */
export type Phrase = readonly PhrasePart[];

export type PhrasePart = string | { readonly variable: string } | { readonly value: string };
