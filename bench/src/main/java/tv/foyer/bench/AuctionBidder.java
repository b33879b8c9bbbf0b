package tv.foyer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bidders in a process of their own, so that what they cost is nobody else's. As plain as can be: a
 * socket, a thread a connection, the request's id put into a ready answer. Prints one port a line
 * and ends with its input.
 */
final class AuctionBidder {
    private static final int BIDDERS = 3;
    private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] before;
    private final byte[] after;

    private AuctionBidder(int number) {
        this.before = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
        this.after = answer(number).getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] arguments) throws IOException {
        List<ServerSocket> doors = new ArrayList<>();
        for (int i = 0; i < BIDDERS; i++) {
            ServerSocket door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
            AuctionBidder bidder = new AuctionBidder(i);
            doors.add(door);
            Thread.ofPlatform().daemon().start(() -> bidder.accept(door));
            System.out.println(door.getLocalPort());
        }
        System.out.println();
        while (System.in.read() >= 0) {
            // whoever started us still wants us
        }
        for (ServerSocket door : doors) {
            door.close();
        }
    }

    /** A video bid of 900 bytes: VAST of one film, four trackers. */
    private static String answer(int number) {
        StringBuilder vast = new StringBuilder(900);
        vast.append("<VAST version=\\\"4.2\\\"><Ad id=\\\"").append(number).append("\\\"><InLine>");
        for (String event : List.of("start", "midpoint", "complete", "firstQuartile")) {
            vast.append("<Tracking event=\\\"").append(event).append("\\\"><![CDATA[https://t");
            vast.append(number).append(".example/").append(event).append("?x=1]]></Tracking>");
        }
        vast.append("<Duration>00:00:15</Duration><MediaFile type=\\\"video/mp4\\\">");
        vast.append("<![CDATA[https://m.example/").append(number).append(".mp4]]></MediaFile>");
        vast.append("</InLine></Ad></VAST>");
        return ("\",\"cur\":\"CNY\",\"seatbid\":[{\"seat\":\"s\",\"bid\":[{\"id\":\"b%d\",\"impid\":\"1\","
                        + "\"price\":%d.25,\"adm\":\"%s\",\"adomain\":[\"a%d.example\"],\"crid\":\"c%d\","
                        + "\"cat\":[\"IAB%d\"],\"dur\":15,\"mtype\":2,"
                        + "\"burl\":\"https://b%d.example/?p=${AUCTION_PRICE}\"}]}]}")
                .formatted(number, 7 + number, vast, number, number, 8 + number, number);
    }

    private void accept(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (true) {
                int size = request(in, buffer);
                if (size < 0) {
                    return;
                }
                out.write(reply(buffer, size));
            }
        } catch (IOException e) {
            // the other side went away
        }
    }

    /** Reads until head and body are whole; returns their size, or -1 at the end. */
    private static int request(InputStream in, byte[] buffer) throws IOException {
        int size = 0;
        while (true) {
            int read = in.read(buffer, size, buffer.length - size);
            if (read < 0) {
                return -1;
            }
            size += read;
            String text = new String(buffer, 0, size, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            int field = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
            if (end >= 0 && field >= 0) {
                int line = text.indexOf('\r', field);
                int length = Integer.parseInt(text.substring(field + 15, line).strip());
                if (size >= end + 4 + length) {
                    return size;
                }
            }
        }
    }

    private byte[] reply(byte[] request, int size) {
        int from = idAt(request, size);
        int to = from;
        while (request[to] != '"') {
            to++;
        }
        int length = before.length + (to - from) + after.length;
        byte[] head =
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + length];
        System.arraycopy(head, 0, all, 0, head.length);
        int at = head.length;
        System.arraycopy(before, 0, all, at, before.length);
        at += before.length;
        System.arraycopy(request, from, all, at, to - from);
        at += to - from;
        System.arraycopy(after, 0, all, at, after.length);
        return all;
    }

    private static int idAt(byte[] request, int size) {
        for (int i = 0; i + ID.length < size; i++) {
            boolean here = true;
            for (int j = 0; j < ID.length && here; j++) {
                here = request[i + j] == ID[j];
            }
            if (here) {
                return i + ID.length;
            }
        }
        throw new IllegalStateException("a request without an id");
    }
}
