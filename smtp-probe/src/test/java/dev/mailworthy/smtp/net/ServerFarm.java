package dev.mailworthy.smtp.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The lab's mail servers. {@code listen ADDRESS PORT WORDS}: a server that greets with the words, {@code listen ADDRESS PORT}
 * one that says nothing; {@code stop ADDRESS PORT} ends it; {@code clear} ends all.
 */
public final class ServerFarm {

    private final Map<String, Listener> open = new HashMap<>();

    private ServerFarm() {}

    public static void main(String[] args) throws IOException {
        ServerFarm farm = new ServerFarm();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            farm.obey(line.split(" ", 4));
            System.out.println(".");
        }
    }

    private void obey(String[] words) throws IOException {
        switch (words[0]) {
            case "listen" -> listen(words[1], Integer.parseInt(words[2]), words.length > 3 ? words[3] : "");
            case "stop" -> open.remove(words[1] + " " + words[2]).end();
            case "clear" -> {
                for (Listener listener : open.values()) {
                    listener.end();
                }
                open.clear();
            }
            default -> {
                // "ready" wants no more than an answer.
            }
        }
    }

    private void listen(String address, int port, String greeting) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName(address), port), 128);
        open.put(address + " " + port, new Listener(server, daemon(() -> accept(server, greeting))));
    }

    /** A socket is free again only when the thread that waits on it has let go of it. */
    private record Listener(ServerSocket server, Thread acceptor) {
        void end() throws IOException {
            server.close();
            try {
                acceptor.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void accept(ServerSocket server, String greeting) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> talk(client, greeting));
            } catch (IOException e) {
                // Closed, or a client that is gone already.
            }
        }
    }

    private static void talk(Socket client, String greeting) {
        try (client) {
            OutputStream out = client.getOutputStream();
            if (!greeting.isEmpty()) {
                out.write((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write("221 bye\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
        } catch (IOException e) {
            // The client left.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "farm");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
