/** What goes over the wire of a document, as a pure function of it. */
export type ProjectionView = (document: never) => unknown;

/** By the name of the projection. The documents of all others are shown as they are. */
export type ProjectionViews = Readonly<Record<string, ProjectionView>>;
