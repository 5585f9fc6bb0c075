// The two integrands of sampling.py as a C++ programmer writes them for speed: eight lanes of xoshiro256+, chunks that stay in the
// first-level cache, loops that the compiler vectorises with the vector functions of the C library.
//     g++ -O3 -march=native -ffast-math -fno-builtin-sin -fno-builtin-cos
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

extern "C" {
// without their vector forms gcc joins sin and cos of one argument to a call that it cannot vectorise
__attribute__((simd("notinbranch"), const)) double sin(double) noexcept;
__attribute__((simd("notinbranch"), const)) double cos(double) noexcept;
}

namespace {

constexpr int Lanes = 8;
constexpr int Chunk = 1024;

struct alignas(64) Stream {
    uint64_t a[Lanes], b[Lanes], c[Lanes], d[Lanes];

    explicit Stream(uint64_t seed) {
        for (auto* words : {a, b, c, d}) {
            for (int lane = 0; lane < Lanes; lane++) {
                uint64_t z = seed += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                words[lane] = z ^ (z >> 31);
            }
        }
    }

    void fill(double* values, int count) {
        for (int i = 0; i < count; i += Lanes) {
            for (int lane = 0; lane < Lanes; lane++) {
                const uint64_t bits = ((a[lane] + d[lane]) >> 12) | 0x3FF0000000000000;
                double x;
                std::memcpy(&x, &bits, sizeof x);
                values[i + lane] = x - 1;
                const uint64_t t = b[lane] << 17;
                c[lane] ^= a[lane];
                d[lane] ^= b[lane];
                b[lane] ^= c[lane];
                a[lane] ^= d[lane];
                c[lane] ^= t;
                d[lane] = (d[lane] << 45) | (d[lane] >> 19);
            }
        }
    }
};

struct Sums {
    double first = 0, second = 0;
};

Sums elbo(uint64_t seed, long count) {
    const double theta = 2, phi = 1.5, x = 0.7;
    const double constant = std::log(theta) - 0.5 * std::log(2 * M_PI) - std::log(phi);
    Stream stream(seed);
    alignas(64) double u[Chunk];
    Sums sums;
    for (long done = 0; done < count; done += Chunk) {
        stream.fill(u, Chunk);
        for (int i = 0; i < Chunk; i++) {
            const double z = -std::log(1 - u[i]) / phi;
            const double value = constant - theta * z - 0.5 * (x - z) * (x - z) + phi * z;
            sums.first += value;
            sums.second += value * value;
        }
    }
    return sums;
}

Sums gauss(uint64_t seed, long count) {
    constexpr int Dimensions = 10, Part = 256;
    Stream stream(seed);
    alignas(64) double u[Part], v[Part], radius[Part], values[Part];
    Sums sums;
    for (long done = 0; done < count; done += Part) {
        std::memset(values, 0, sizeof values);
        for (int pair = 0; pair < Dimensions; pair += 2) {
            stream.fill(u, Part);
            stream.fill(v, Part);
            for (int i = 0; i < Part; i++) {
                radius[i] = std::sqrt(-2 * std::log(1 - u[i]));
            }
            const auto add = [&](int d, const double* angle, auto turn) {
                const double m = 0.1 * d, s = 0.5 + 0.1 * d, constant = -0.5 * std::log(2 * M_PI * s * s) + 0.5 * std::log(2 * M_PI);
                for (int i = 0; i < Part; i++) {
                    const double z = m + s * (radius[i] * turn(angle[i]));
                    values[i] += constant - (z - m) * (z - m) / (2 * s * s) + 0.5 * z * z;
                }
            };
            add(pair, v, [](double turns) { return cos(2 * M_PI * turns); });
            add(pair + 1, v, [](double turns) { return sin(2 * M_PI * turns); });
        }
        for (int i = 0; i < Part; i++) {
            sums.first += values[i];
            sums.second += values[i] * values[i];
        }
    }
    return sums;
}

double seconds(clockid_t clock) {
    timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + 1e-9 * time.tv_nsec;
}

}  // namespace

// Answers requests such as "elbo 1 10000000" (integrand, threads, samples) with seconds, seconds of processors, mean and standard error.
int main() {
    std::string name;
    long threads, count;
    while (std::cin >> name >> threads >> count) {
        const double start = seconds(CLOCK_MONOTONIC), used = seconds(CLOCK_PROCESS_CPUTIME_ID);
        const long share = (count / threads + Chunk - 1) / Chunk * Chunk;
        std::vector<Sums> parts(threads);
        const auto work = [&](long i) { parts[i] = name == "elbo" ? elbo(1 + i, share) : gauss(1 + i, share); };
        std::vector<std::thread> helpers;
        for (long i = 1; i < threads; i++) {
            helpers.emplace_back(work, i);
        }
        work(0);
        for (auto& helper : helpers) {
            helper.join();
        }
        Sums sums;
        for (const auto& part : parts) {
            sums.first += part.first;
            sums.second += part.second;
        }
        const double n = static_cast<double>(share) * threads, mean = sums.first / n;
        const double error = std::sqrt((sums.second / n - mean * mean) / n);
        std::cout.precision(17);
        std::cout << seconds(CLOCK_MONOTONIC) - start << ' ' << seconds(CLOCK_PROCESS_CPUTIME_ID) - used << ' ' << mean << ' ' << error << std::endl;
    }
}
