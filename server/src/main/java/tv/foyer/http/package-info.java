/**
 * HTTP in and out; the only package that knows Helidon. A capability lists its {@link
 * tv.foyer.http.Routes}, each with who may call it; the server authenticates, refuses, and turns
 * failures into RFC 9457 problems once. Walk: {@code HttpServer -> Access -> Handler -> Reply}.
 */
@NullMarked
package tv.foyer.http;

import org.jspecify.annotations.NullMarked;
